package org.noonmark.serve;

import java.util.List;

/// Waits for the threads of a server that was told to stop.
public final class ThreadEnd {
    private ThreadEnd() {}

    /// Returns when all have ended, also when it is interrupted meanwhile: what they use is closed
    /// after them. The interrupt is kept.
    public static void await(List<Thread> threads) {
        boolean interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException wait) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
