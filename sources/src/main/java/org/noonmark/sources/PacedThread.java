package org.noonmark.sources;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A daemon thread that takes one step after another with a pause between them.
public final class PacedThread implements AutoCloseable {
    private static final long STOP_MILLIS = 2_000;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /// @param pause from the end of one step to the beginning of the next
    public PacedThread(String name, Duration pause, Runnable step) {
        long pauseNanos = pause.toNanos();
        this.thread =
                Thread.ofPlatform()
                        .name(name)
                        .daemon(true)
                        .unstarted(() -> {
                            do {
                                step.run();
                            } while (!isStoppedAfter(pauseNanos));
                        });
    }

    public void start() {
        thread.start();
    }

    private boolean isStoppedAfter(long pauseNanos) {
        try {
            return stopped.await(pauseNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
