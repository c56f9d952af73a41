package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The clock calls of the C library: one wrapper each.
///
/// Hot path: allocates nothing.
final class ClockCalls {
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;
    static final int CLOCK_MONOTONIC_RAW = 4;
    static final int CLOCK_BOOTTIME = 7;
    static final int CLOCK_TAI = 11;

    /// The clock calls never block: no thread-state change around it.
    private static final MethodHandle CLOCK_GETTIME =
            NativeLibrary.critical(
                    "clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));

    private static final MethodHandle NTP_ADJTIME =
            NativeLibrary.capturing("ntp_adjtime", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    private ClockCalls() {}

    /// Returns 0, or -1 when the kernel does not know the clock. The caller keeps the memory alive.
    static int clockGettime(int clock, long timespecAddress) {
        try {
            return (int) CLOCK_GETTIME.invokeExact(clock, timespecAddress);
        } catch (Throwable unexpected) {
            throw new AssertionError("clock_gettime", unexpected);
        }
    }

    /// Returns the clock's state (TIME_OK = 0 to TIME_ERROR = 5) or `-errno`.
    static int ntpAdjtime(MemorySegment callState, MemorySegment timex) {
        try {
            return NativeLibrary.resultOrErrno(
                    (int) NTP_ADJTIME.invokeExact(callState, timex), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("ntp_adjtime", unexpected);
        }
    }
}
