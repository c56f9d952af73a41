package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The scheduling calls of the C library: one wrapper each; every one returns its result or
/// `-errno`.
final class ProcessCalls {
    private static final FunctionDescriptor AFFINITY =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);

    private static final MethodHandle SCHED_SETAFFINITY =
            NativeLibrary.capturing("sched_setaffinity", AFFINITY);
    private static final MethodHandle SCHED_GETAFFINITY =
            NativeLibrary.capturing("sched_getaffinity", AFFINITY);

    private ProcessCalls() {}

    /// Sets the CPUs that the calling thread may run on.
    static int schedSetaffinity(MemorySegment callState, long maskBytes, MemorySegment mask) {
        try {
            return NativeLibrary.resultOrErrno(
                    (int) SCHED_SETAFFINITY.invokeExact(callState, 0, maskBytes, mask), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("sched_setaffinity", unexpected);
        }
    }

    /// Reads the CPUs that the calling thread may run on.
    static int schedGetaffinity(MemorySegment callState, long maskBytes, MemorySegment mask) {
        try {
            return NativeLibrary.resultOrErrno(
                    (int) SCHED_GETAFFINITY.invokeExact(callState, 0, maskBytes, mask), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("sched_getaffinity", unexpected);
        }
    }
}
