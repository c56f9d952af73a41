package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.noonmark.metrology.ClockId;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

class HostClockSampleTest {
    private static final long NOON = 1_795_435_200_000_000_000L;
    private static final LeapTable TABLE = LeapTable.embedded();

    private static HostClockSample sample(long realtime, boolean synchronised, LeapWarning leap) {
        return new HostClockSample(1_000, realtime, 100, synchronised, 4_200, 37, leap);
    }

    @Test
    void promisesWhatTheOperatorSaysWhileTheKernelKnowsNothing() {
        var reading =
                sample(NOON + 5, false, LeapWarning.UNKNOWN)
                        .toReading(HostClockConfig.DEFAULT, TABLE)
                        .orElseThrow();

        assertThat(reading.bound()).isEqualTo(TimeDelta.parseSeconds("1.00000005"));
        assertThat(reading.noise()).isEqualTo(TimeDelta.ofMicros(1));
        assertThat(reading.clockMinusLocal().plus(TimeDelta.ofNanos(1_000)))
                .isEqualTo(TimeDelta.ofSeconds(1_795_435_237L).plus(TimeDelta.ofNanos(5)));
        assertThat(reading.upstream().stratum()).isEqualTo(9);
        assertThat(reading.upstream().referenceId()).isEqualTo(0x4C4F434C);
    }

    @Test
    void promisesTheKernelsBoundWhenItHasOne() {
        var reading =
                sample(NOON, true, LeapWarning.INSERT)
                        .toReading(HostClockConfig.DEFAULT, TABLE)
                        .orElseThrow();

        assertThat(reading.bound()).isEqualTo(TimeDelta.ofNanos(4_200_050));
        assertThat(reading.noise()).isEqualTo(TimeDelta.ofMicros(37));
        assertThat(reading.leap()).isEqualTo(LeapWarning.INSERT);
    }

    @Test
    void readsNothingAroundALeapSecond() {
        long midnight = NOON + 43_200_000_000_000L;

        assertThat(
                        sample(midnight - 1, true, LeapWarning.INSERT)
                                .toReading(HostClockConfig.DEFAULT, TABLE))
                .isEmpty();
        assertThat(
                        sample(midnight - 1, true, LeapWarning.NONE)
                                .toReading(HostClockConfig.DEFAULT, TABLE))
                .isPresent();
    }

    @Test
    void theConfigurationIsChecked() {
        var host = new ClockId("host");
        assertThatThrownBy(() -> new HostClockConfig(host, TimeDelta.ZERO, 10))
                .hasMessageContaining("accuracy");
        assertThatThrownBy(() -> new HostClockConfig(host, TimeDelta.ofSeconds(1), 16))
                .hasMessageContaining("stratum=16");
    }
}
