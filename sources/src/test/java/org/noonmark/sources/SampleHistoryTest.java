package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;

class SampleHistoryTest {
    private static final double PRECISION = 1e-6;
    private static final long SECOND = 1_000_000_000L;

    private final SampleHistory history = new SampleHistory();

    private void add(int second, double offset, double delay) {
        history.add(second * SECOND, TimeDelta.fromSeconds(1e9 + offset), delay, PRECISION);
    }

    @Test
    void steadyDelaysLeaveThePrecision() {
        for (int i = 0; i < 20; i++) {
            add(i, 0, 1e-3);
        }

        assertThat(history.noiseSeconds()).isCloseTo(PRECISION, offset(1e-12));
    }

    @Test
    void aSampleThatWaitedCountsForHalfItsWait() {
        for (int i = 0; i < 20; i++) {
            add(i, 0, 1e-3);
        }
        add(20, 5e-3, 11e-3);

        assertThat(history.noiseSeconds()).isCloseTo(5e-3 + PRECISION, offset(1e-12));
    }

    @Test
    void aSingleSampleIsNotTrustedToItsPrecision() {
        add(0, 0, 40e-3);

        assertThat(history.noiseSeconds()).isBetween(5e-3, 20e-3);
    }

    @Test
    void aStraightLineIsNoSurpriseWhateverItsSlope() {
        for (int i = 0; i < 20; i++) {
            add(i, i * 200e-6, 1e-3);
            if (i >= 4) {
                assertThat(history.surprise()).isLessThan(0.2);
            }
        }
    }

    @Test
    void aStepIsASurprise() {
        for (int i = 0; i < 10; i++) {
            add(i, 0, 1e-3);
        }
        add(10, 100e-6, 1e-3);

        assertThat(history.surprise()).isCloseTo(100, offset(1.0));
    }

    @Test
    void predictsNothingFromTooFewSamples() {
        for (int i = 0; i < 4; i++) {
            add(i, i * i, 1e-3);
            assertThat(history.surprise()).isNaN();
        }
        history.clear();
        add(5, 0, 1e-3);
        assertThat(history.surprise()).isNaN();
    }

    @Test
    void noiseIsAlwaysPositiveAndFinite() {
        Property.forAll(
                2000,
                Generators.doubles(0, 3).listOf(40),
                delays -> {
                    var samples = new SampleHistory();
                    int i = 0;
                    for (double delay : delays) {
                        // Two samples of the same moment, too.
                        samples.add(i++ / 2 * SECOND, TimeDelta.ZERO, delay, PRECISION);
                        assertThat(samples.noiseSeconds()).isPositive().isFinite();
                    }
                });
    }
}
