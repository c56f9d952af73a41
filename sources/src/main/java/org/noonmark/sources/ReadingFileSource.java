package org.noonmark.sources;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;

/// Clocks that another program measures and writes down, line by line, in a file or FIFO: see
/// [ReadingLine] for a line and [TimeColumn] for what it compares.
///
/// Its own thread looks for new lines ten times a second.
public final class ReadingFileSource implements AutoCloseable {
    private static final long UNDISTURBED_NANOS = 2_000;
    private static final int MAX_TRIES = 20;

    private boolean looked;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int CHUNKS_AT_ONCE = 64;

    private final ReadingFileConfig config;
    private final HostClocks clocks;
    private final EventSink events;
    private final GrowingFile file;
    private final FileReadings lines;
    private final PacedThread thread;
    private String trouble = "";
    private volatile ReadingFileStatus status;

    public ReadingFileSource(
            ReadingFileConfig config,
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            ReadingSink readings,
            EventSink events) {
        this.config = config;
        this.clocks = clocks;
        this.events = events;
        this.file = new GrowingFile(config.file(), ReadingLine.MAX_BYTES);
        this.lines = new FileReadings(config, leapTable, readings, events);
        this.status = lines.status(trouble);
        this.thread = new PacedThread("file " + config.file().getFileName(), PAUSE, this::step);
    }

    public void start() {
        thread.start();
    }

    private void step() {
        lookAtClocks();
        try {
            if (!file.read(CHUNKS_AT_ONCE, lines)) {
                lines.caughtUp();
            }
            trouble = "";
        } catch (IOException failed) {
            tell(failed);
        }
        lines.checkSilence();
        status = lines.status(trouble);
    }

    /// Reads counter, realtime and counter again, once more when something came between.
    private void lookAtClocks() {
        long before;
        long realtime;
        long after;
        int tries = 0;
        do {
            before = clocks.counterNanos();
            realtime = clocks.realtimeNanos();
            after = clocks.counterNanos();
            tries++;
        } while (after - before > UNDISTURBED_NANOS && tries < MAX_TRIES);
        if (after - before <= UNDISTURBED_NANOS || !looked) {
            looked = true;
            lines.now(before + (after - before) / 2, realtime);
        }
    }

    private void tell(IOException failed) {
        var why = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        if (trouble.isEmpty()) {
            events.publish(new SourceUnreachable(config.file().toString(), why));
        }
        trouble = why;
    }

    /// May be called from any thread.
    public ReadingFileStatus status() {
        return status;
    }

    @Override
    public void close() {
        thread.close();
        file.close();
    }
}
