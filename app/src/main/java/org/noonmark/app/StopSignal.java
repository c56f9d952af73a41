package org.noonmark.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether the process was asked to end, by SIGTERM, SIGINT or a test.
final class StopSignal {
    private static final long PATIENCE_SECONDS = 8;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode;

    /// A signal that SIGTERM and SIGINT give. The JVM then ends with the exit code of [#end], where
    /// by itself it would end with 143 or 130.
    static StopSignal onTermination() {
        var signal = new StopSignal();
        var hook = Thread.ofPlatform().name("stop").unstarted(signal::stopAndHalt);
        Runtime.getRuntime().addShutdownHook(hook);
        return signal;
    }

    private void stopAndHalt() {
        ask();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
            Runtime.getRuntime().halt(ExitCode.FAILED);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks to stop. May be called from any thread.
    void ask() {
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// Says that everything is closed and written, and with what the process ends.
    void end(int code) {
        exitCode = code;
        ended.countDown();
    }
}
