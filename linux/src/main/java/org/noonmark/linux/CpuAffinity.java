package org.noonmark.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/// On which CPUs the calling thread may run.
public final class CpuAffinity {
    /// Bytes of the C library's cpu_set_t: 1,024 CPUs.
    private static final int MASK_BYTES = 128;

    private CpuAffinity() {}

    /// Keeps the calling thread (a platform thread) on one CPU.
    ///
    /// @throws SystemCallException when the CPU does not exist or is not allowed
    public static void pinCurrentThread(int cpu) throws SystemCallException {
        if (cpu < 0 || cpu >= MASK_BYTES * 8) {
            throw new IllegalArgumentException("must be in [0, 1024): cpu=" + cpu);
        }
        try (var arena = Arena.ofConfined()) {
            var mask = arena.allocate(MASK_BYTES, Long.BYTES);
            mask.set(ValueLayout.JAVA_BYTE, cpu / 8, (byte) (1 << (cpu % 8)));
            var state = NativeLibrary.newCallState(arena);
            SystemCallException.check(
                    ProcessCalls.schedSetaffinity(state, MASK_BYTES, mask),
                    "sched_setaffinity",
                    "CPU " + cpu);
        }
    }

    /// The CPUs that the calling thread may run on.
    public static BitSet ofCurrentThread() throws SystemCallException {
        try (var arena = Arena.ofConfined()) {
            var mask = arena.allocate(MASK_BYTES, Long.BYTES);
            MemorySegment state = NativeLibrary.newCallState(arena);
            SystemCallException.check(
                    ProcessCalls.schedGetaffinity(state, MASK_BYTES, mask),
                    "sched_getaffinity",
                    "of this thread");
            return BitSet.valueOf(mask.toArray(ValueLayout.JAVA_LONG));
        }
    }
}
