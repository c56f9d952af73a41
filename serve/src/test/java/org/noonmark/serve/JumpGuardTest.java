package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class JumpGuardTest {
    private final JumpGuard guard = new JumpGuard();

    private static Snapshot madeAt(long counterNanos) {
        return new Snapshot(
                new ServedLine(counterNanos, TaiInstant.ofSeconds(1), 0, 0, counterNanos),
                UncertaintyModel.linear(0, 0),
                ClockState.SYNCHRONIZED,
                new Upstream(1, 0, TimeDelta.ZERO),
                LeapTable.embedded());
    }

    @Test
    void servesWhileTheMachineIsAwake() {
        assertThat(guard.holds(7_000_000_000L, 500, madeAt(100))).isFalse();
        assertThat(guard.holds(7_000_000_050L, 900_000, madeAt(100))).isFalse();
    }

    @Test
    void holdsASnapshotFromBeforeTheSleepUntilTheNextOne() {
        guard.holds(0, 900, madeAt(800));
        assertThat(guard.holds(60_000_000_000L, 1_000, madeAt(900))).isTrue();
        assertThat(guard.holds(60_000_000_000L, 1_100, madeAt(900))).isTrue();
        assertThat(guard.holds(60_000_000_000L, 1_200, madeAt(1_150))).isFalse();
    }

    /// Held up for 5 ms between reading CLOCK_BOOTTIME and CLOCK_MONOTONIC, a thread sees 5 ms less
    /// of sleep. The next look took that for a sleep, and replies were withheld on a busy machine.
    @Test
    void doesNotTakeAThreadThatWasHeldUpForASleep() {
        guard.holds(7_000_000_000L, 500, madeAt(100));
        assertThat(guard.holds(6_995_000_000L, 600, madeAt(100))).isFalse();
        assertThat(guard.hasSlept(7_000_000_000L)).isFalse();
        assertThat(guard.holds(7_000_000_000L, 700, madeAt(100))).isFalse();
    }

    /// The same held-up look as the first of all: by it every later one seemed to be after a sleep,
    /// and a server whose snapshot never changed was silent for ever.
    @Test
    void isToldWhatCountsAsNoSleep() {
        guard.begin(7_000_000_000L);
        assertThat(guard.holds(6_995_000_000L, 500, madeAt(100))).isFalse();
        assertThat(guard.holds(7_000_000_000L, 600, madeAt(100))).isFalse();
        assertThat(guard.holds(7_005_000_000L, 700, madeAt(100))).isTrue();
    }
}
