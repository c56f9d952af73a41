package org.noonmark.guard.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// What a reader made of some bytes.
public final class Reading implements ReadSink {
    private static final LeapTable LEAPS = LeapTable.embedded();

    public final List<LogEvent> events = new ArrayList<>();
    public final List<ReadProblem> problems = new ArrayList<>();

    private Reading() {}

    public static Reading of(LogFormat format, String text) {
        return of(format, text.getBytes(StandardCharsets.UTF_8), 4096);
    }

    public static Reading of(LogFormat format, byte[] bytes, int pieceBytes) {
        return of(format, bytes, pieceBytes, ReadSettings.DEFAULT_MAX_EVENT_BYTES);
    }

    public static Reading of(LogFormat format, byte[] bytes, int pieceBytes, int maxBytes) {
        var received = LEAPS.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        var receipt = Receipt.of(new TimeInterval(received, received), LEAPS);
        var settings = new ReadSettings("log", LogClock.unknown(LEAPS), 0, 0, maxBytes);
        var reader = format.reader(settings);
        var reading = new Reading();
        for (int at = 0; at < bytes.length; at += pieceBytes) {
            int length = Math.min(pieceBytes, bytes.length - at);
            reader.accept(bytes, at, length, receipt, reading);
        }
        reader.end(reading);
        return reading;
    }

    @Override
    public void event(LogEvent event) {
        events.add(event);
    }

    @Override
    public void problem(ReadProblem problem) {
        problems.add(problem);
    }

    /// Fields of an event as `name=value`, in order.
    public static List<String> fields(LogEvent event) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < event.fieldCount(); i++) {
            fields.add(event.fieldName(i) + "=" + event.fieldValue(i));
        }
        return fields;
    }
}
