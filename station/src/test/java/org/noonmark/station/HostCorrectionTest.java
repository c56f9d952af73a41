package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class HostCorrectionTest {
    private static final long POSIX = 1_800_000_000L;

    private static Snapshot snapshot(ClockState state) {
        return new Snapshot(
                new ServedLine(0, TaiInstant.ofSeconds(POSIX + 37), 0, 0, 0),
                UncertaintyModel.linear(0.001, 0),
                state,
                new Upstream(1, 0, TimeDelta.ZERO),
                LeapTable.embedded());
    }

    private static HostSample host(long ahead) {
        return new HostSample(0, POSIX * 1_000_000_000L + ahead, 0, 0);
    }

    @Test
    void aHostClockThatIsAheadIsSlewedBack() {
        var correction = HostCorrection.of(snapshot(ClockState.SYNCHRONIZED), host(2_000_000));
        assertThat(correction)
                .isEqualTo(new HostCorrection(-2_000_000, 3_000, 37, LeapWarning.NONE));
    }

    @Test
    void largeOffsetsAreTakenInPortions() {
        var correction = HostCorrection.of(snapshot(ClockState.HOLDOVER), host(-7_000_000_000L));
        assertThat(correction.offsetNanos()).isEqualTo(500_000_000);
        assertThat(correction.maxErrorMicros()).isEqualTo(7_001_000);
    }

    @Test
    void anUntrustedStationLeavesTheHostClockAlone() {
        var correction = HostCorrection.of(snapshot(ClockState.UNTRUSTED), host(5));
        assertThat(correction.offsetNanos()).isZero();
        assertThat(correction.leap()).isEqualTo(LeapWarning.UNKNOWN);
    }
}
