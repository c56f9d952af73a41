package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.CorrectionRefused;
import org.noonmark.events.StationEvent.HostClockDisbelieved;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class StartGateTest {
    private static final TimeDelta LIMIT = TimeDelta.ofSeconds(1);
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final double YEAR = 365.25 * 86_400;
    private static final TaiInstant NOW = TaiInstant.ofSeconds(1_800_000_000L + 37);
    private final RecordedEvents events = new RecordedEvents();

    private static StationMemory memory(TaiInstant tai, TimeDelta accumulated) {
        return new StationMemory(
                "boot-1",
                5_000_000_000L,
                0,
                tai,
                TimeDelta.ofMillis(1),
                0,
                1e-6,
                TimeDelta.ZERO,
                TimeDelta.ZERO,
                accumulated,
                new Upstream(1, 0, TimeDelta.ZERO),
                List.of());
    }

    private static HostSample host(long posixSeconds) {
        return new HostSample(1_000_000_000L, posixSeconds * 1_000_000_000L, 0, 0);
    }

    @Test
    void smallStepsOverManyRestartsAddUpToARefusal() {
        long posix = 1_800_000_000L;
        var tai = TaiInstant.ofSeconds(posix + 37);
        var accumulated = TimeDelta.ZERO;
        int restarts = 0;
        boolean admitted = true;
        while (admitted && restarts < 100) {
            var start = new Start.Rebooted(memory(tai, accumulated), host(posix));
            var gate = new StartGate(start, LIMIT);
            // Every restart the sources are 2.4 s ahead of the host clock.
            admitted =
                    gate.admitsSetting(
                            tai.plus(TimeDelta.ofMillis(2_401)),
                            1_000_000_000L,
                            true,
                            TABLE,
                            events);
            accumulated = gate.accumulated();
            restarts++;
        }
        // 2.4 s are within 1 s of limit and 2 s of honest doubt; 4.8 s are not.
        assertThat(restarts).isEqualTo(2);
        assertThat(events.of(CorrectionRefused.class)).hasSize(1);
    }

    @Test
    void whatAnHonestHostClockExplainsIsAdmittedAndRemembered() {
        long posix = 1_800_000_000L;
        var tai = TaiInstant.ofSeconds(posix + 37);
        var gate =
                new StartGate(new Start.Rebooted(memory(tai, TimeDelta.ZERO), host(posix)), LIMIT);
        assertThat(
                        gate.admitsSetting(
                                tai.plus(TimeDelta.ofSeconds(-1)),
                                1_000_000_000L,
                                false,
                                TABLE,
                                events))
                .isTrue();
        assertThat(gate.accumulated()).isEqualTo(TimeDelta.ofSeconds(-1));
    }

    /// Starts with a host clock that is off, from a memory of a day before now.
    private boolean starts(StartGate gate, TaiInstant tai, boolean authenticated) {
        return gate.admitsSetting(tai, 1_000_000_000L, authenticated, TABLE, events);
    }

    private static StartGate gate(double hostErrorSeconds, TimeDelta accumulated) {
        var memory = memory(NOW.minus(TimeDelta.ofSeconds(86_400)), accumulated);
        long posix = 1_800_000_000L + (long) hostErrorSeconds;
        return new StartGate(new Start.Rebooted(memory, host(posix)), LIMIT);
    }

    @Test
    void aHostClockThatAuthenticatedClocksContradictIsNoWitness() {
        for (double error : new double[] {73 * YEAR, 3_600, -3_600, 61}) {
            var used = TimeDelta.ofMillis(900);
            var gate = gate(error, used);
            assertThat(starts(gate, NOW, true)).as("host off by %s s", error).isTrue();
            assertThat(gate.accumulated()).isEqualTo(used);
            assertThat(events.of(HostClockDisbelieved.class).getLast().hostMinusSet())
                    .isEqualTo(TimeDelta.ofSeconds((long) error));
        }
    }

    @Test
    void theSameIsRefusedWhileAnybodyCouldHaveForgedIt() {
        var gate = gate(3_600, TimeDelta.ZERO);
        assertThat(starts(gate, NOW, false)).isFalse();
        assertThat(events.of(CorrectionRefused.class)).hasSize(1);
        assertThat(events.of(HostClockDisbelieved.class)).isEmpty();
    }

    @Test
    void authenticatedClocksSetNoTimeBeforeTheLastRunAndTakeNoSmallStepsForFree() {
        var beforeLastRun = NOW.minus(TimeDelta.ofSeconds(2 * 86_400));
        assertThat(starts(gate(0, TimeDelta.ZERO), beforeLastRun, true)).isFalse();
        // 59 s ahead of a host clock that may be off by 19 s after a day.
        var small = NOW.plus(TimeDelta.ofSeconds(59));
        assertThat(starts(gate(0, TimeDelta.ZERO), small, true)).isFalse();
        assertThat(events.of(HostClockDisbelieved.class)).isEmpty();
    }

    @Test
    void correctionsInBothDirectionsCancel() {
        var gate = new StartGate(new Start.Fresh(), LIMIT);
        for (int i = 0; i < 10; i++) {
            assertThat(gate.admits(TimeDelta.ofMillis(900), events)).isTrue();
            assertThat(gate.admits(TimeDelta.ofMillis(-900), events)).isTrue();
        }
        assertThat(gate.admits(TimeDelta.ofMillis(-1_001), events)).isFalse();
    }

    @Test
    void theSameRunOfTheKernelIsToldByItsNameAndCounter() {
        var memory = memory(TaiInstant.ofSeconds(1), TimeDelta.ZERO);
        assertThat(Start.from(memory, "boot-1", new HostSample(6_000_000_000L, 0, 0, 0)))
                .isInstanceOf(Start.Resumed.class);
        assertThat(Start.from(memory, "boot-2", new HostSample(6_000_000_000L, 0, 0, 0)))
                .isInstanceOf(Start.Rebooted.class);
        assertThat(Start.from(memory, "boot-1", new HostSample(4_000_000_000L, 0, 0, 0)))
                .isInstanceOf(Start.Rebooted.class);
    }
}
