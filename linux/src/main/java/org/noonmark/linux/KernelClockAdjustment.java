package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.noonmark.time.LeapWarning;

/// What to tell the kernel about CLOCK_REALTIME. Used only when the operator asked for it
/// (`discipline_host_clock`); needs CAP_SYS_TIME.
///
/// @param offsetNanos standard minus host clock, to be slewed by the kernel's PLL; the kernel takes
///   no more than ±0.5 s
/// @param frequency steering of the clock, fractional; the kernel takes no more than ±500 ppm
/// @param timeConstant of the PLL, log2 of seconds
/// @param maxErrorMicros bound of the error, from the interval
/// @param estimatedErrorMicros estimate of the error
/// @param taiMinusUtcSeconds TAI - UTC
/// @param leap leap second at the end of this UTC day; UNKNOWN says that the clock is not
///   synchronised
public record KernelClockAdjustment(
        long offsetNanos,
        double frequency,
        int timeConstant,
        long maxErrorMicros,
        long estimatedErrorMicros,
        int taiMinusUtcSeconds,
        LeapWarning leap) {
    private static final long MAX_OFFSET_NANOS = 500_000_000;
    private static final double MAX_FREQUENCY = 500e-6;

    public KernelClockAdjustment {
        if (offsetNanos > MAX_OFFSET_NANOS || offsetNanos < -MAX_OFFSET_NANOS) {
            throw new IllegalArgumentException("must be within 0.5 s: offsetNanos=" + offsetNanos);
        }
        if (!(Math.abs(frequency) <= MAX_FREQUENCY)) {
            throw new IllegalArgumentException("must be within 500 ppm: frequency=" + frequency);
        }
        if (timeConstant < 0 || maxErrorMicros < 0 || estimatedErrorMicros < 0) {
            throw new IllegalArgumentException(
                    "must not be negative: timeConstant, maxErrorMicros, estimatedErrorMicros");
        }
    }

    /// Tells the kernel.
    ///
    /// @throws SystemCallException with EPERM when the process may not set the clock
    public void apply() throws SystemCallException {
        Platform.require();
        try (var arena = Arena.ofConfined()) {
            var state = NativeLibrary.newCallState(arena);
            var timex = arena.allocate(Timex.BYTES, Long.BYTES);
            encode(timex);
            tell(state, timex);
            timex.fill((byte) 0);
            encodeTai(timex);
            tell(state, timex);
        }
    }

    private static void tell(MemorySegment state, MemorySegment timex) throws SystemCallException {
        SystemCallException.check(
                ClockCalls.ntpAdjtime(state, timex), "ntp_adjtime", "to discipline the host clock");
    }

    void encode(MemorySegment timex) {
        timex.set(
                JAVA_INT,
                Timex.MODES,
                Timex.MOD_OFFSET
                        | Timex.MOD_FREQUENCY
                        | Timex.MOD_MAX_ERROR
                        | Timex.MOD_ESTIMATED_ERROR
                        | Timex.MOD_STATUS
                        | Timex.MOD_TIME_CONSTANT
                        | Timex.MOD_NANO);
        timex.set(JAVA_LONG, Timex.OFFSET, offsetNanos);
        timex.set(JAVA_LONG, Timex.FREQUENCY, Math.round(frequency / Timex.FREQUENCY_UNIT));
        timex.set(JAVA_LONG, Timex.MAX_ERROR, maxErrorMicros);
        timex.set(JAVA_LONG, Timex.ESTIMATED_ERROR, estimatedErrorMicros);
        timex.set(JAVA_INT, Timex.STATUS, status());
        timex.set(JAVA_LONG, Timex.CONSTANT, timeConstant);
    }

    /// The TAI offset shares the field of the time constant, so it needs a call of its own.
    void encodeTai(MemorySegment timex) {
        timex.set(JAVA_INT, Timex.MODES, Timex.MOD_TAI);
        timex.set(JAVA_LONG, Timex.CONSTANT, taiMinusUtcSeconds);
    }

    private int status() {
        return Timex.STA_PLL
                | switch (leap) {
                    case NONE -> 0;
                    case INSERT -> Timex.STA_INSERT;
                    case DELETE -> Timex.STA_DELETE;
                    case UNKNOWN -> Timex.STA_UNSYNCHRONISED;
                };
    }
}
