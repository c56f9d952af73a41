package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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

    /// The C library has no wrappers for these two before glibc 2.41.
    private static final MethodHandle SYSCALL =
            NativeLibrary.capturing(
                    "syscall",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                    Linker.Option.firstVariadicArg(1));

    private static final long SCHED_SETATTR = Platform.isX86() ? 314 : 274;
    private static final long SCHED_GETATTR = Platform.isX86() ? 315 : 275;

    private ProcessCalls() {}

    /// Reads `struct sched_attr` of the calling thread.
    static int schedGetattr(MemorySegment callState, MemorySegment attributes) {
        return syscall(
                callState, SCHED_GETATTR, attributes, (int) attributes.byteSize(), "sched_getattr");
    }

    /// Sets `struct sched_attr` of the calling thread.
    static int schedSetattr(MemorySegment callState, MemorySegment attributes) {
        return syscall(callState, SCHED_SETATTR, attributes, 0, "sched_setattr");
    }

    private static int syscall(
            MemorySegment callState, long number, MemorySegment memory, int third, String name) {
        try {
            long result = (long) SYSCALL.invokeExact(callState, number, 0, memory, third, 0);
            return NativeLibrary.resultOrErrno((int) result, callState);
        } catch (Throwable unexpected) {
            throw new AssertionError(name, unexpected);
        }
    }

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
