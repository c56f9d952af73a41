package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class ServedLineTest {
    private static final TaiInstant START = TaiInstant.ofSeconds(1_800_000_000L);

    @Test
    void countsSecondsAtTheGivenRate() {
        var line = new ServedLine(1_000, START, 100e-6, 0, 1_000);
        var later = line.taiAt(1_000 + 10_000_000_000L);
        double error = later.minus(START).toSeconds() - 10.001;
        assertThat(Math.abs(error)).isLessThan(1e-9);
    }

    @Test
    void slewsUntilItsEndAndNotBeyond() {
        var line = new ServedLine(0, START, 0, 100e-6, 5_000_000_000L);
        double atEnd = line.taiAt(5_000_000_000L).minus(START).toSeconds();
        double later = line.taiAt(15_000_000_000L).minus(START).toSeconds();
        assertThat(Math.abs(atEnd - 5.0005)).isLessThan(1e-9);
        assertThat(Math.abs(later - 15.0005)).isLessThan(1e-9);
    }

    @Test
    void isExactOverSixtyYears() {
        var line = new ServedLine(0, START, 0, 0, 0);
        long years = 60L * 365 * 86_400;
        var then = line.taiAt(years * 1_000_000_000L);
        // The slope is known to 1e-19 relative, the result to 2^-32 s.
        assertThat(then.minus(START).minus(TimeDelta.ofSeconds(years)).abs())
                .isLessThan(TimeDelta.ofNanos(2));
    }

    @Test
    void isNeverFallingAcrossSegmentsAndSuccessors() {
        Property.forAll(
                ServedLineTest::anyLine,
                line -> {
                    long counter = line.startCounterNanos();
                    var before = line.taiAt(counter);
                    for (int i = 0; i < 50; i++) {
                        counter += 1 + (i * 37_123_457L) % 400_000_000L;
                        var now = line.taiAt(counter);
                        assertThat(now.isBefore(before)).isFalse();
                        before = now;
                    }
                    var next = new ServedLine(counter, before, -0.01, 0, counter);
                    assertThat(next.taiAt(counter)).isEqualTo(before);
                    assertThat(next.taiAt(counter + 1).isBefore(before)).isFalse();
                });
    }

    @Test
    void equalsTheLineBeforeUntilTheJoint() {
        Property.forAll(
                ServedLineTest::anyLine,
                line -> {
                    long straight = line.slewEndCounterNanos() + 17;
                    long joint = straight + 100_000_000;
                    var next = line.thenFrom(straight, joint, -0.01, 5e-4, joint + 7).orElseThrow();
                    long here = line.fractionsSinceStart(straight);
                    for (long c = straight - 10; c <= joint; c += 977_777) {
                        assertThat(here + next.fractionsSinceStart(c))
                                .isEqualTo(line.fractionsSinceStart(c));
                    }
                    assertThat(next.taiAt(joint + 2).isBefore(next.taiAt(joint))).isFalse();
                });
    }

    @Test
    void leavesNoLineThatBendsMeanwhile() {
        var line = new ServedLine(0, START, 0, 100e-6, 5_000_000_000L);
        assertThat(line.thenFrom(4_950_000_000L, 5_050_000_000L, 0, 0, 0)).isEmpty();
        assertThat(line.thenFrom(4_850_000_000L, 4_950_000_000L, 0, 0, 0)).isPresent();
        var next = line.thenFrom(1_000_000_000L, 1_100_000_000L, 0, 1e-4, 2_000_000_000L);
        assertThat(next.orElseThrow().thenFrom(1_050_000_000L, 1_150_000_000L, 0, 0, 0)).isEmpty();
    }

    private static ServedLine anyLine(RandomGenerator random, int size) {
        long counter = random.nextLong(1L << 50);
        return new ServedLine(
                counter,
                START.plus(TimeDelta.fromSeconds(random.nextDouble() * size)),
                random.nextDouble(-1e-3, 1e-3),
                random.nextDouble(-1e-3, 1e-3),
                counter + random.nextLong(10_000_000_000L));
    }

    @Test
    void refusesRatesThatAreNoClock() {
        assertThatThrownBy(() -> new ServedLine(0, START, 0.2, 0, 0))
                .hasMessageContaining("within 10 %");
        assertThatThrownBy(() -> new ServedLine(0, START, Double.NaN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
