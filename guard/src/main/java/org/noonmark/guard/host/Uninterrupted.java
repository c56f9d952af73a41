package org.noonmark.guard.host;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Waiting that an interrupt does not cut short, since half a batch would be lost with it; the
/// interrupt is kept.
final class Uninterrupted {
    private Uninterrupted() {}

    @FunctionalInterface
    private interface Wait<T> {
        T get() throws InterruptedException;
    }

    private static <T extends @Nullable Object> T get(Wait<T> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.get();
                } catch (InterruptedException kept) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static <T> void put(BlockingQueue<T> queue, T element) {
        boolean _ =
                get(() -> {
                    queue.put(element);
                    return true;
                });
    }

    static <T> T take(BlockingQueue<T> queue) {
        return get(queue::take);
    }

    static void await(CountDownLatch latch) {
        boolean _ =
                get(() -> {
                    latch.await();
                    return true;
                });
    }

    static void join(List<Thread> threads) {
        for (var thread : threads) {
            boolean _ =
                    get(() -> {
                        thread.join();
                        return true;
                    });
        }
    }
}
