package org.noonmark.guard.reader;

import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.event.Receipt;
import org.noonmark.sigma.EventKind;

/// What a reader writes its events with: counts them, and tells impossible times.
///
/// For each event: [#begin], fill the builder that it returns, [#emit].
public final class LogOutput {
    private final ReadSettings settings;
    private final LogEventBuilder builder;
    private long index;
    private long offsetBytes;
    private boolean isClaimImpossible;

    public LogOutput(ReadSettings settings) {
        this.settings = settings;
        this.builder = new LogEventBuilder(settings.source(), settings.clock());
        this.index = settings.firstIndex();
    }

    /// The next event's builder, empty.
    ///
    /// @param newOffsetBytes of the event's first byte in its log
    /// @param receipt of that byte
    public LogEventBuilder begin(EventKind kind, long newOffsetBytes, Receipt receipt) {
        offsetBytes = newOffsetBytes;
        return builder.begin(kind, index, newOffsetBytes, receipt);
    }

    /// Hands the event over. A claimed time that cannot be true is told at the first event of a run
    /// of them.
    public void emit(ReadSink sink) {
        var event = builder.build();
        boolean wasImpossible = isClaimImpossible;
        isClaimImpossible = event.isClaimImpossible();
        if (isClaimImpossible && !wasImpossible) {
            problem(ReadProblem.Reason.TIME, impossible(event), false, sink);
        }
        index++;
        sink.event(event);
    }

    private static String impossible(LogEvent event) {
        var times = event.times();
        return "claims "
                + times.claimed().orElseThrow().earliest()
                + ", which cannot be: it was written in "
                + times.own();
    }

    /// Tells a problem of the event at hand.
    public void problem(ReadProblem.Reason reason, String detail, boolean isLost, ReadSink sink) {
        problemAt(offsetBytes, reason, detail, isLost, sink);
    }

    /// Tells a problem of bytes that belong to no event.
    public void problemAt(
            long atBytes, ReadProblem.Reason reason, String detail, boolean isLost, ReadSink sink) {
        var position = new LogPosition(settings.source(), index, atBytes);
        sink.problem(new ReadProblem(position, reason, detail, isLost));
    }

    /// How many events there were, with those before [ReadSettings#firstIndex].
    public long index() {
        return index;
    }
}
