package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.HostClockStepped;
import org.noonmark.events.StationEvent.LocalCounterPaused;
import org.noonmark.events.StationEvent.StationStalled;
import org.noonmark.time.TimeDelta;

class HostClockWatchTest {
    private static final long TENTH = 100_000_000L;

    private static HostSample sample(long counter, long realtime, long suspended) {
        return new HostSample(counter, realtime, suspended, 1_000);
    }

    @Test
    void seesAStepAndSaysWhichWay() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        assertThat(watch.observe(sample(TENTH, TENTH, 0))).isEmpty();
        assertThat(watch.observe(sample(2 * TENTH, 2 * TENTH - 5_000_000_000L, 0)))
                .containsExactly(new HostClockStepped(TimeDelta.ofSeconds(-5)));
        assertThat(watch.stepped()).isEqualTo(TimeDelta.ofSeconds(-5));
    }

    @Test
    void aSlewOfFiveHundredPpmIsNoStep() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        for (int i = 1; i < 1_000; i++) {
            long counter = i * TENTH;
            assertThat(watch.observe(sample(counter, counter + counter / 2_000, 0))).isEmpty();
        }
    }

    @Test
    void aRowOfSmallStepsIsSeen() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        int seen = 0;
        for (int i = 1; i <= 100; i++) {
            seen += watch.observe(sample(i * TENTH, i * TENTH + i * 400_000L, 0)).size();
        }
        assertThat(seen).isEqualTo(100);
    }

    @Test
    void aSuspendIsAPauseOfTheCounterAndNoStep() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        long asleep = 60_000_000_000L;
        assertThat(watch.observe(sample(TENTH, TENTH + asleep, asleep)))
                .containsExactly(new LocalCounterPaused(TimeDelta.ofSeconds(60)));
    }

    @Test
    void aStarvedStationIsToldApartFromAStep() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        long late = 3_000_000_000L;
        assertThat(watch.observe(sample(late, late, 0)))
                .containsExactly(new StationStalled(TimeDelta.ofSeconds(3)));
    }

    @Test
    void theKernelsLeapStepIsExpectedOnce() {
        var watch = new HostClockWatch(sample(0, 0, 0));
        watch.expectLeapStep(-1_000_000_000L);
        assertThat(watch.observe(sample(TENTH, TENTH - 1_000_000_000L, 0))).isEmpty();
        assertThat(watch.observe(sample(2 * TENTH, 2 * TENTH - 2_000_000_000L, 0))).hasSize(1);
    }
}
