package org.noonmark.guard.reader;

import java.util.function.Function;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.event.Receipt;

/// A reader that outlives faults of this program: when another reader fails, what it had not given
/// yet is lost and told, and a new one goes on behind it. Nobody who can write into a log may end
/// what reads it.
public final class EnduringReader implements LogReader {
    private final Function<ReadSettings, LogReader> readers;
    private ReadSettings settings;
    private LogReader reader;
    private long bytes;
    private long events;

    /// @param readers gives a reader for a log, or for the rest of one
    public EnduringReader(ReadSettings settings, Function<ReadSettings, LogReader> readers) {
        this.readers = readers;
        this.settings = settings;
        this.reader = readers.apply(settings);
    }

    @Override
    public void accept(byte[] piece, int offset, int length, Receipt receipt, ReadSink sink) {
        bytes += length;
        try {
            reader.accept(piece, offset, length, receipt, counted(sink));
        } catch (RuntimeException | StackOverflowError fault) {
            renew(fault, sink);
        }
    }

    @Override
    public void end(ReadSink sink) {
        try {
            reader.end(counted(sink));
        } catch (RuntimeException | StackOverflowError fault) {
            renew(fault, sink);
        }
    }

    private ReadSink counted(ReadSink sink) {
        return new ReadSink() {
            @Override
            public void event(LogEvent event) {
                events++;
                sink.event(event);
            }

            @Override
            public void problem(ReadProblem problem) {
                sink.problem(problem);
            }
        };
    }

    private void renew(Throwable fault, ReadSink sink) {
        settings =
                new ReadSettings(
                        settings.source(),
                        settings.clock(),
                        settings.firstIndex() + events,
                        settings.firstOffsetBytes() + bytes,
                        settings.maxEventBytes());
        bytes = 0;
        events = 0;
        reader = readers.apply(settings);
        var position =
                new LogPosition(
                        settings.source(), settings.firstIndex(), settings.firstOffsetBytes());
        sink.problem(
                new ReadProblem(
                        position,
                        ReadProblem.Reason.FAULT_OF_THE_READER,
                        "a fault of this program (%s): what came before this place may be missing; please report it"
                                .formatted(fault.getClass().getSimpleName()),
                        true));
    }
}
