package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class ServedTimeTest {
    private static final TaiInstant START = TaiInstant.ofSeconds(1_800_000_000);
    private static final long TICK = 250_000_000;
    private static final double LARGEST_SLEW = 5e-4;

    private static ServedTime standing() {
        return new ServedTime(LARGEST_SLEW, new ServedLine(0, START, 0, 0, 0));
    }

    private static TaiInstant estimate(long counterNanos, double ahead) {
        return START.plus(TimeDelta.ofNanos(counterNanos)).plus(TimeDelta.fromSeconds(ahead));
    }

    /// Whoever reads the counter, is held up, and looks at the line of before gives a time that no
    /// reader of the new line contradicts.
    @Test
    void neverFallsForReadersThatAreLate() {
        Property.forAll(
                (random, _) -> random.nextLong(),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var served = standing();
                    var latest = START;
                    long counter = 0;
                    for (int tick = 0; tick < 200; tick++) {
                        counter += TICK / 2 + random.nextLong(TICK);
                        var before = served.line();
                        double ahead = random.nextDouble(-1e-3, 1e-3);
                        double frequency = random.nextDouble(-1e-4, 1e-4);
                        served.follow(counter, estimate(counter, ahead), frequency);
                        long c = counter;
                        for (int i = 0; i < 10; i++) {
                            c += random.nextLong(9_000_000);
                            var line = random.nextBoolean() ? before : served.line();
                            var now = line.taiAt(c);
                            assertThat(now.plus(TimeDelta.ofNanos(1)).isBefore(latest)).isFalse();
                            latest = now;
                        }
                    }
                });
    }

    @Test
    void arrivesAtTheEstimate() {
        var served = standing();
        long counter = 0;
        for (int tick = 0; tick < 400; tick++) {
            counter += TICK;
            served.follow(counter, estimate(counter, 1e-3), 0);
        }
        assertThat(served.estimateMinusServed()).isBetween(-1e-9, 1e-7);
        assertThat(served.line().taiAt(counter).minus(estimate(counter, 1e-3)).abs())
                .isLessThan(TimeDelta.ofNanos(100));
    }

    /// What the interval has to hold: also that the slew of before goes on for a moment.
    @Test
    void saysHowFarTheEstimateGetsFromServedTime() {
        var served = standing();
        served.follow(TICK, estimate(TICK, 1), 0);
        served.follow(2 * TICK, estimate(2 * TICK, 0), 0);
        for (long c = 2 * TICK; c < 20_000_000_000L; c += 10_000_000) {
            double ahead = estimate(c, 0).minus(served.line().taiAt(c)).toSeconds();
            assertThat(ahead)
                    .isBetween(
                            served.lowestEstimateMinusServed() - 1e-9,
                            served.highestEstimateMinusServed() + 1e-9);
        }
        assertThat(served.lowestEstimateMinusServed()).isLessThan(-1e-4);
    }
}
