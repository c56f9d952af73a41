package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapWarning;

/// The kernel is only ever read here; what would be written is looked at in memory.
class KernelClockTest {
    private final MemorySegment timex = Arena.ofAuto().allocate(Timex.BYTES, 8);

    @Test
    void readsTheKernel() throws Exception {
        var status = KernelClockStatus.read();
        assertThat(status.maxErrorMicros()).isNotNegative();
        assertThat(Math.abs(status.frequency())).isLessThanOrEqualTo(500e-6);
        assertThat(status.synchronised() && status.leap() == LeapWarning.UNKNOWN).isFalse();
    }

    @Test
    void decodesMicrosecondsAndNanoseconds() {
        timex.set(JAVA_LONG, Timex.OFFSET, -3);
        timex.set(JAVA_LONG, Timex.FREQUENCY, 65_536 * 12);
        assertThat(KernelClockStatus.decode(0, timex).offsetNanos()).isEqualTo(-3000);
        timex.set(JAVA_INT, Timex.STATUS, Timex.STA_NANO | Timex.STA_INSERT);
        var status = KernelClockStatus.decode(0, timex);
        assertThat(status.offsetNanos()).isEqualTo(-3);
        assertThat(status.frequency()).isEqualTo(12e-6, org.assertj.core.data.Offset.offset(1e-18));
        assertThat(status.leap()).isEqualTo(LeapWarning.INSERT);
        assertThat(status.synchronised()).isTrue();
    }

    @Test
    void saysUnsynchronisedByStateOrByStatus() {
        assertThat(KernelClockStatus.decode(Timex.TIME_ERROR, timex).synchronised()).isFalse();
        timex.set(JAVA_INT, Timex.STATUS, Timex.STA_UNSYNCHRONISED | Timex.STA_DELETE);
        assertThat(KernelClockStatus.decode(0, timex).synchronised()).isFalse();
        assertThat(KernelClockStatus.decode(0, timex).leap()).isEqualTo(LeapWarning.UNKNOWN);
    }

    @Test
    void encodesAnAdjustment() {
        adjustment(-1500, -2.5e-6, LeapWarning.DELETE).encode(timex);
        assertThat(timex.get(JAVA_INT, 0)).isEqualTo(0x203F);
        assertThat(timex.get(JAVA_LONG, 8)).isEqualTo(-1500);
        assertThat(timex.get(JAVA_LONG, 16)).isEqualTo(-163_840);
        assertThat(timex.get(JAVA_LONG, 24)).isEqualTo(250);
        assertThat(timex.get(JAVA_LONG, 32)).isEqualTo(20);
        assertThat(timex.get(JAVA_INT, 40)).isEqualTo(0x21);
        assertThat(timex.get(JAVA_LONG, 48)).isEqualTo(6);
    }

    @Test
    void encodesTheTaiOffsetByItself() {
        adjustment(0, 0, LeapWarning.NONE).encodeTai(timex);
        assertThat(timex.get(JAVA_INT, 0)).isEqualTo(0x80);
        assertThat(timex.get(JAVA_LONG, 48)).isEqualTo(37);
    }

    @Test
    void refusesWhatTheKernelWouldClamp() {
        assertThatThrownBy(() -> adjustment(500_000_001, 0, LeapWarning.NONE))
                .hasMessage("must be within 0.5 s: offsetNanos=500000001");
        assertThatThrownBy(() -> adjustment(0, Double.NaN, LeapWarning.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KernelClockAdjustment adjustment(
            long offsetNanos, double frequency, LeapWarning leap) {
        return new KernelClockAdjustment(offsetNanos, frequency, 6, 250, 20, 37, leap);
    }
}
