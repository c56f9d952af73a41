package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

class SnapshotTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LeapTable TABLE = LeapTable.embedded();

    private static Snapshot snapshot(TaiInstant start, LeapTable table, ClockState state) {
        return new Snapshot(
                new ServedLine(0, start, 0, 0, 0),
                UncertaintyModel.linear(0.001, 1e-6),
                state,
                new Upstream(1, 0x47505300, TimeDelta.ofMicros(500)),
                table);
    }

    private static Snapshot beforeLeap(int step) {
        // 2027-06-30 is MJD 61586; a step at the start of the next day.
        var table = TABLE.with(new LeapTable.Leap(61_587, 37 + step));
        return snapshot(
                table.toTai(new UtcInstant(61_586, 86_390, 0)), table, ClockState.SYNCHRONIZED);
    }

    @Test
    void ntpTimestampsAgreeWithTaiThroughTheLeapTable() {
        for (int step : List.of(-1, 1)) {
            var snapshot = beforeLeap(step);
            for (long counter = 0; counter < 20 * SECOND; counter += SECOND / 8) {
                var tai = snapshot.line().taiAt(counter);
                var expected = NtpTimestamp.from(snapshot.leapTable().toUtc(tai));
                assertThat(new NtpTimestamp(snapshot.ntp64At(counter)))
                        .as("step %d at %s", step, snapshot.leapTable().toUtc(tai))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void insertedSecondRepeatsTheLastSecondOnTheWire() {
        var snapshot = beforeLeap(1);
        long before = snapshot.ntp64At(9 * SECOND);
        long inside = snapshot.ntp64At(10 * SECOND);
        long after = snapshot.ntp64At(11 * SECOND);
        assertThat(inside).isEqualTo(before);
        assertThat(after - inside).isEqualTo(1L << 32);
    }

    @Test
    void warnsOfTheLeapDuringTheLastDayOnly() {
        assertThat(beforeLeap(1).leapIndicatorAt(0)).isEqualTo(Snapshot.LEAP_INSERT);
        assertThat(beforeLeap(-1).leapIndicatorAt(0)).isEqualTo(Snapshot.LEAP_DELETE);
        assertThat(beforeLeap(1).leapIndicatorAt(12 * SECOND)).isEqualTo(Snapshot.LEAP_NONE);
        var table = TABLE.with(new LeapTable.Leap(61_587, 38));
        var daysBefore =
                snapshot(table.toTai(new UtcInstant(61_580, 0, 0)), table, ClockState.SYNCHRONIZED);
        assertThat(daysBefore.leapIndicatorAt(0)).isEqualTo(Snapshot.LEAP_NONE);
    }

    @Test
    void saysOnTheWireThatItIsNotSynchronised() {
        for (var state : List.of(ClockState.STARTING, ClockState.UNTRUSTED)) {
            var snapshot = snapshot(TaiInstant.ofSeconds(1), TABLE, state);
            assertThat(snapshot.leapIndicatorAt(0)).isEqualTo(Snapshot.LEAP_ALARM);
            assertThat(snapshot.stratum()).isZero();
            assertThat(snapshot.at(0).interval()).isEqualTo(TimeInterval.EVERYTHING);
        }
    }

    @Test
    void rootDistanceIsTheHalfWidthRoundedUp() {
        var snapshot = snapshot(TaiInstant.ofSeconds(1_800_000_000L), TABLE, ClockState.HOLDOVER);
        for (long counter = 0; counter < 4_000 * SECOND; counter += 77 * SECOND) {
            double half = snapshot.halfWidthSecondsAt(counter);
            double distance =
                    (snapshot.rootDelay() / 2.0
                                    + (snapshot.rootDispersionAt(counter) & 0xFFFFFFFFL))
                            / 65536;
            assertThat(distance).isGreaterThanOrEqualTo(half).isCloseTo(half, within(4e-5));
        }
    }

    @Test
    void intervalContainsTheServedTimeAndGrows() {
        var snapshot = snapshot(TaiInstant.ofSeconds(1_800_000_000L), TABLE, ClockState.HOLDOVER);
        var now = snapshot.at(0).interval();
        var later = snapshot.at(3_600 * SECOND).interval();
        assertThat(now.contains(snapshot.line().taiAt(0))).isTrue();
        assertThat(later.width().toSeconds()).isCloseTo(0.002 + 2 * 0.0036, within(1e-6));
    }

    @Test
    void theValuesOfThePacketPathAllocateNothing() {
        var snapshot = beforeLeap(1);
        long[] sink = new long[2];
        Runnable packet =
                () -> {
                    long counter = sink[1]++ * 1_000;
                    sink[0] +=
                            snapshot.ntp64At(counter)
                                    + snapshot.rootDispersionAt(counter)
                                    + snapshot.leapIndicatorAt(counter)
                                    + snapshot.stratum()
                                    + snapshot.referenceId();
                };
        assertThat(AllocatedBytes.during(200_000, 1_000_000, packet)).isZero();
        assertThat(sink[0]).isNotZero();
    }
}
