package org.noonmark.app.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line on a terminal, rewritten in place, for work that takes longer than two seconds:
/// `reading clock.txt [########------------] 41 %, 3 s to go`.
///
/// Written to by one thread and shown by another.
public final class ProgressLine implements AutoCloseable {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final int SHOWN_EVERY_MILLIS = 200;
    private static final int WIDTH = 24;
    private static final String ERASE = "\r\u001b[K";

    /// What is being done: from 0 to 1, or `NaN` when nobody knows how far.
    private record Stage(String what, double share, long sinceNanos) {}

    private final PrintWriter terminal;
    private final LongSupplier nanoClock;
    private final long begun;
    private volatile Stage stage;
    private boolean isShown;
    private boolean isClosed;

    private ProgressLine(PrintWriter terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        begun = nanoClock.getAsLong();
        stage = new Stage("", Double.NaN, begun);
    }

    /// A line that only shows itself when [#show] is called.
    public static ProgressLine still(PrintWriter terminal, LongSupplier nanoClock) {
        return new ProgressLine(terminal, nanoClock);
    }

    /// A line that shows itself five times a second until it is closed.
    public static ProgressLine running(PrintWriter terminal) {
        var line = new ProgressLine(terminal, System::nanoTime);
        Thread.ofVirtual().name("progress").start(line::run);
        return line;
    }

    private synchronized void run() {
        try {
            while (!isClosed) {
                show();
                wait(SHOWN_EVERY_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says that another stage has begun.
    public void begin(String what) {
        stage = new Stage(what, Double.NaN, nanoClock.getAsLong());
    }

    /// Says how far the stage is.
    public void reached(double done, double all) {
        var now = stage;
        stage =
                new Stage(
                        now.what,
                        all > 0 ? Math.clamp(done / all, 0, 1) : Double.NaN,
                        now.sinceNanos);
    }

    /// Writes the line, if the work has taken long enough.
    public synchronized void show() {
        long now = nanoClock.getAsLong();
        if (isClosed || now - begun < QUIET_NANOS) {
            return;
        }
        isShown = true;
        terminal.print(ERASE + text(stage, now));
        terminal.flush();
    }

    private static String text(Stage stage, long now) {
        double seconds = (now - stage.sinceNanos) / 1e9;
        if (Double.isNaN(stage.share)) {
            return String.format(Locale.ROOT, "%s, %.0f s", stage.what, seconds);
        }
        int full = (int) Math.round(stage.share * WIDTH);
        var left =
                stage.share > 0.02
                        ? String.format(
                                Locale.ROOT,
                                ", %.0f s to go",
                                seconds * (1 - stage.share) / stage.share)
                        : "";
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %3.0f %%%s",
                stage.what,
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                100 * stage.share,
                left);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (isShown) {
            terminal.print(ERASE);
            terminal.flush();
        }
        notifyAll();
    }
}
