package org.noonmark.incident.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.time.TimeDelta;

class LargestErrorTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(7200);
    private final LargestError errors = new LargestError();

    @Test
    void promisesAreABound() {
        errors.served(NOON, TimeDelta.ofMicros(20));
        errors.served(NOON.plusSeconds(60), TimeDelta.ofMicros(50));
        errors.served(LATER, TimeDelta.ofMicros(90));
        var largest = errors.over(NOON, NOON.plusSeconds(100)).orElseThrow();
        assertThat(largest.isBound()).isTrue();
        assertThat(largest.error()).isEqualTo(TimeDelta.ofMicros(50));
    }

    @Test
    void smallerEstimateLeavesTheBound() {
        errors.served(NOON, TimeDelta.ofMillis(5));
        errors.fact(World.changed("ntp1", NOON, Trouble.STEP, -0.001));
        var largest = errors.over(NOON, LATER).orElseThrow();
        assertThat(largest.isBound()).isTrue();
        assertThat(largest.error()).isEqualTo(TimeDelta.ofMillis(5));
        assertThat(largest.because()).contains("-1.00 ms");
    }

    @Test
    void estimateBeyondThePromiseIsNoBound() {
        errors.served(NOON, TimeDelta.ofMicros(20));
        errors.corrected(NOON, TimeDelta.ofMillis(-3), TimeDelta.ofMillis(1));
        var largest = errors.over(NOON, LATER).orElseThrow();
        assertThat(largest.isBound()).isFalse();
        assertThat(largest.error()).isEqualTo(TimeDelta.ofMillis(4));
        assertThat(largest.because()).contains("though the station promised");
    }

    @Test
    void nothingSaidIsNoError() {
        errors.served(NOON, TimeDelta.ofMicros(20));
        errors.fact(World.changed("ntp1", LATER, Trouble.SOURCE_LOST, 0));
        assertThat(errors.over(LATER, LATER.plusSeconds(60))).isEmpty();
        assertThat(errors.over(LATER, NOON)).isEmpty();
    }

    @Test
    void oldestHoursAreForgotten() {
        for (int hour = 0; hour <= LargestError.MOST; hour++) {
            errors.served(NOON.plusSeconds(3600L * hour), TimeDelta.ofMicros(20));
        }
        assertThat(errors.over(NOON, NOON)).isEmpty();
        assertThat(errors.over(LATER, LATER)).isPresent();
    }
}
