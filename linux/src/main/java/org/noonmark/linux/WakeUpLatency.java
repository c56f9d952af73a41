package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/// How soon the calling thread runs after it was woken.
///
/// The fair scheduler lets whoever runs finish a slice of some milliseconds first, unless the woken
/// thread's slice is shorter (Linux 6.12; older kernels ignore the wish). A thread that sleeps and
/// answers, and never computes for long, loses nothing by short slices. Needs no privilege.
public final class WakeUpLatency {
    /// `struct sched_attr` (sched_setattr(2)): size (4 bytes), policy (4), flags (8), nice (4),
    /// priority (4), runtime (8), deadline (8), period (8).
    private static final long ATTRIBUTES_BYTES = 48;

    private static final long POLICY = 4;
    private static final long RUNTIME = 24;
    private static final int SCHED_OTHER = 0;

    private WakeUpLatency() {}

    /// Asks for slices of this length for the calling thread (a platform thread). Does nothing when
    /// somebody gave it another policy than the ordinary one.
    public static void shortenSlice(long sliceNanos) throws SystemCallException {
        Platform.require();
        try (var arena = Arena.ofConfined()) {
            var state = NativeLibrary.newCallState(arena);
            var attributes = arena.allocate(ATTRIBUTES_BYTES, Long.BYTES);
            SystemCallException.check(
                    ProcessCalls.schedGetattr(state, attributes),
                    "sched_getattr",
                    "of this thread");
            if (attributes.get(JAVA_INT, POLICY) == SCHED_OTHER) {
                attributes.set(JAVA_LONG, RUNTIME, sliceNanos);
                SystemCallException.check(
                        ProcessCalls.schedSetattr(state, attributes),
                        "sched_setattr",
                        "slice of " + sliceNanos + " ns");
            }
        }
    }

    /// The slice of the calling thread; 0 where the kernel does not tell.
    static long sliceNanos() throws SystemCallException {
        try (var arena = Arena.ofConfined()) {
            var attributes = arena.allocate(ATTRIBUTES_BYTES, Long.BYTES);
            SystemCallException.check(
                    ProcessCalls.schedGetattr(NativeLibrary.newCallState(arena), attributes),
                    "sched_getattr",
                    "of this thread");
            return attributes.get(JAVA_LONG, RUNTIME);
        }
    }
}
