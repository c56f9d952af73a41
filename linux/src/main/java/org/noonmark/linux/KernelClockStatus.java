package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.noonmark.time.LeapWarning;

/// What the kernel says of CLOCK_REALTIME, as whoever disciplines it told the kernel.
///
/// @param synchronised neither STA_UNSYNC nor TIME_ERROR
/// @param offsetNanos correction that the kernel's loop still has to make
/// @param frequency steering of the clock, fractional (1e-6 = 1 ppm)
/// @param maxErrorMicros bound of the error; grows by itself when nobody updates it
/// @param estimatedErrorMicros estimate of the error
/// @param taiMinusUtcSeconds TAI - UTC that the kernel was told; 0 when nobody told
/// @param leap leap second that the kernel will insert or delete
/// @param status the status bits (STA_...)
public record KernelClockStatus(
        boolean synchronised,
        long offsetNanos,
        double frequency,
        long maxErrorMicros,
        long estimatedErrorMicros,
        int taiMinusUtcSeconds,
        LeapWarning leap,
        int status) {
    /// Asks the kernel; changes nothing.
    public static KernelClockStatus read() throws SystemCallException {
        Platform.require();
        try (var arena = Arena.ofConfined()) {
            var timex = arena.allocate(Timex.BYTES, Long.BYTES);
            int state =
                    SystemCallException.check(
                            ClockCalls.ntpAdjtime(NativeLibrary.newCallState(arena), timex),
                            "ntp_adjtime",
                            "to read the kernel's clock status");
            return decode(state, timex);
        }
    }

    static KernelClockStatus decode(int state, MemorySegment timex) {
        int status = timex.get(JAVA_INT, Timex.STATUS);
        boolean nanos = (status & Timex.STA_NANO) != 0;
        return new KernelClockStatus(
                state != Timex.TIME_ERROR && (status & Timex.STA_UNSYNCHRONISED) == 0,
                timex.get(JAVA_LONG, Timex.OFFSET) * (nanos ? 1 : 1000),
                timex.get(JAVA_LONG, Timex.FREQUENCY) * Timex.FREQUENCY_UNIT,
                timex.get(JAVA_LONG, Timex.MAX_ERROR),
                timex.get(JAVA_LONG, Timex.ESTIMATED_ERROR),
                timex.get(JAVA_INT, Timex.TAI),
                leapOf(status),
                status);
    }

    private static LeapWarning leapOf(int status) {
        if ((status & Timex.STA_UNSYNCHRONISED) != 0) {
            return LeapWarning.UNKNOWN;
        }
        if ((status & Timex.STA_INSERT) != 0) {
            return LeapWarning.INSERT;
        }
        return (status & Timex.STA_DELETE) != 0 ? LeapWarning.DELETE : LeapWarning.NONE;
    }
}
