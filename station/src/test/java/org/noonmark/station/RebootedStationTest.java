package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.CorrectionRefused;
import org.noonmark.events.StationEvent.HostClockDisbelieved;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// A station that ran before, after a restart of the machine with a host clock of 2100.
class RebootedStationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long IN_2100 = 4_102_444_800L;
    private static final TaiInstant LAST_RUN = TaiInstant.ofSeconds(1_800_000_000L);
    private static final TimeDelta TRUE_MINUS_COUNTER = TimeDelta.ofSeconds(1_800_003_600L);
    private final RecordedEvents events = new RecordedEvents();
    private final Station station =
            new Station(
                    StationPolicy.DEFAULT,
                    LeapTable.embedded(),
                    new Start.Rebooted(
                            new StationMemory(
                                    "boot-1",
                                    SECOND,
                                    0,
                                    LAST_RUN,
                                    TimeDelta.ofMillis(1),
                                    0,
                                    1e-6,
                                    TimeDelta.ZERO,
                                    TimeDelta.ZERO,
                                    TimeDelta.ZERO,
                                    new Upstream(1, 0, TimeDelta.ZERO),
                                    List.of()),
                            new HostSample(0, IN_2100 * SECOND, 0, 0)),
                    1,
                    0,
                    events);

    /// Clocks answer every second from one moment to another; all tell true time plus an error.
    private void run(int from, int to, boolean authenticated, double error, String... clocks) {
        for (long second = from; second < to; second++) {
            for (var clock : clocks) {
                station.accept(
                        new Reading(
                                new ClockId(clock),
                                second * SECOND,
                                TRUE_MINUS_COUNTER.plus(TimeDelta.fromSeconds(error)),
                                TimeDelta.ofMicros(100),
                                TimeDelta.ofMicros(1),
                                authenticated,
                                LeapWarning.NONE,
                                new Upstream(1, 0, TimeDelta.ZERO)));
            }
            station.tick(second * SECOND);
        }
    }

    private ClockState state() {
        return station.snapshot().state();
    }

    @Test
    void getsTheTimeWhenAuthenticatedClocksAgree() {
        run(1, 30, true, 0, "nts");
        assertThat(state()).isEqualTo(ClockState.SYNCHRONIZED);
        var truth = TaiInstant.ofEpoch(TRUE_MINUS_COUNTER.plus(TimeDelta.ofSeconds(20)));
        var error = station.snapshot().line().taiAt(20 * SECOND).minus(truth);
        assertThat(error.abs()).isLessThan(TimeDelta.ofMicros(1));
        assertThat(events.of(HostClockDisbelieved.class)).hasSize(1);
    }

    @Test
    void whatWasRefusedIsAskedForAgainOnceAuthenticatedClocksSayIt() {
        run(1, 30, false, 0, "plain");
        assertThat(state()).isEqualTo(ClockState.UNTRUSTED);
        run(30, 60, false, 0, "plain");
        assertThat(events.of(CorrectionRefused.class)).hasSize(1);
        run(60, 90, true, 0, "nts", "plain");
        assertThat(state()).isEqualTo(ClockState.SYNCHRONIZED);
    }

    @Test
    void staysRefusedWhenTheAuthenticatedClockIsOutvoted() {
        run(1, 3, true, 100, "nts");
        run(3, 30, false, 0, "a", "b", "c");
        assertThat(state()).isEqualTo(ClockState.UNTRUSTED);
        assertThat(events.of(HostClockDisbelieved.class)).isEmpty();
    }
}
