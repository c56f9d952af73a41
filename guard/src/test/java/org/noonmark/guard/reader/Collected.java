package org.noonmark.guard.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Everything that a reader said, for tests.
public final class Collected implements ReadSink {
    public static final LeapTable LEAPS = LeapTable.embedded();
    public static final LogClock CLOCK = LogClock.unknown(LEAPS);

    private final List<LogEvent> events = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();

    /// Nothing yet.
    public Collected() {}

    @Override
    public void event(LogEvent event) {
        events.add(event);
    }

    @Override
    public void problem(ReadProblem problem) {
        problems.add(problem);
    }

    public List<LogEvent> events() {
        return events;
    }

    public List<ReadProblem> problems() {
        return problems;
    }

    public List<ReadProblem.Reason> reasons() {
        return problems.stream().map(ReadProblem::reason).toList();
    }

    public LogEvent only() {
        if (events.size() != 1) {
            throw new AssertionError("must be one event: " + events);
        }
        return events.getFirst();
    }

    public static TaiInstant tai(String utc) {
        return LEAPS.toTai(UtcInstant.parse(utc));
    }

    public static Receipt receipt(String utc) {
        return Receipt.of(new TimeInterval(tai(utc), tai(utc)), LEAPS);
    }

    /// Everything of a log at once, received at noon of 2026-11-23.
    public static Collected read(LogFormat format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Collected read(LogFormat format, byte[] bytes) {
        return read(format.reader(ReadSettings.of("log", CLOCK)), bytes, bytes.length);
    }

    public static Collected read(LogReader reader, byte[] bytes, int pieceBytes) {
        var sink = new Collected();
        var receipt = receipt("2026-11-23T12:00:00Z");
        for (int at = 0; at < bytes.length; at += pieceBytes) {
            reader.accept(bytes, at, Math.min(pieceBytes, bytes.length - at), receipt, sink);
        }
        reader.end(sink);
        return sink;
    }

    public static @Nullable Object value(LogEvent event, String name) {
        return event.first(name);
    }
}
