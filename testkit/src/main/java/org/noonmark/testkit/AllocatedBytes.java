package org.noonmark.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Counts what a piece of code allocates on the current thread.
public final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int MEASUREMENTS = 5;

    private AllocatedBytes() {}

    /// Bytes allocated by `rounds` runs of `action` after `warmUpRounds` runs that do not count.
    ///
    /// It is the least of up to five measurements: what the action itself allocates is in each of
    /// them, what the virtual machine does once (a late compilation, a deoptimisation) is not.
    public static long during(int warmUpRounds, int rounds, Runnable action) {
        run(warmUpRounds, action);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS && least > 0; i++) {
            long empty = measure(0, action);
            least = Math.min(least, measure(rounds, action) - empty);
        }
        return least;
    }

    /// Bytes allocated by `rounds` runs of `action` once the compiler has settled, which takes a
    /// time and not a number of runs: measured up to ten times, until one measurement is zero.
    public static long steady(int rounds, Runnable action) {
        long bytes = during(rounds, rounds, action);
        for (int again = 1; again < 10 && bytes != 0; again++) {
            bytes = during(0, rounds, action);
        }
        return bytes;
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
