package org.noonmark.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Counts what a piece of code allocates on the current thread.
public final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /// Bytes allocated by `rounds` runs of `action` after `warmUpRounds` runs that do not count.
    ///
    /// Zero means zero: the count is exact for code that the compiler has seen often enough.
    public static long during(int warmUpRounds, int rounds, Runnable action) {
        run(warmUpRounds, action);
        long empty = measure(0, action);
        return measure(rounds, action) - empty;
    }

    private static long measure(int rounds, Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run(rounds, action);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void run(int rounds, Runnable action) {
        for (int i = 0; i < rounds; i++) {
            action.run();
        }
    }
}
