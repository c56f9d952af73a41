package org.noonmark.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.noonmark.app.output.CommandFailure;

/// Runs a command over files beside the main thread, which ends at once when it is asked to stop:
/// there is nothing to put in order, since results are written last and whole.
final class AnalysisThread {
    /// What the command does; returns an [ExitCode].
    @FunctionalInterface
    interface Work {
        int run() throws CommandFailure;
    }

    private AnalysisThread() {}

    static int run(Surroundings surroundings, String name, Work work)
            throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(() -> told(surroundings, work));
        Thread.ofPlatform().daemon().name(name).start(task);
        while (!surroundings.stop().isAsked()) {
            try {
                return task.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Looks at the signal again.
            }
        }
        surroundings.complain("stopped; nothing was written");
        return ExitCode.FAILED;
    }

    private static int told(Surroundings surroundings, Work work) {
        try {
            return work.run();
        } catch (CommandFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return failed.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
        } catch (OutOfMemoryError full) {
            surroundings.complain(
                    "this needs more memory than %d MB; give the JVM more (JAVA_TOOL_OPTIONS=-Xmx8g)"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return ExitCode.FAILED;
        } catch (RuntimeException fault) {
            // What nobody thought of must not end in a trace.
            surroundings.complain(
                    "this is a fault of the program (%s); please report it with the command line"
                            .formatted(fault));
            return ExitCode.FAILED;
        }
    }
}
