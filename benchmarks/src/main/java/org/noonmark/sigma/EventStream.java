package org.noonmark.sigma;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.guard.windows.WindowsJson;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Events as our own reader gives them, and the bytes they came from.
///
/// @param what for people: what the stream is made of
record EventStream(String what, byte[] bytes, List<LogEvent> events) {
    /// One event in so many is a real one of the regression set.
    private static final int REAL = 100;

    /// Generated events with the real ones of a folder strewn in.
    ///
    /// @param regression folder of JSON files
    static EventStream of(String what, Path regression, int count, boolean isMixed)
            throws IOException {
        var real = new ArrayList<String>();
        try (var files = Files.walk(regression)) {
            for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                var text = Files.readString(file);
                if (!file.endsWith("EXPECTED.json")
                        && (isMixed || text.contains("\"EventID\": 1,"))) {
                    real.add(text.replaceAll("\\R\\s*", "") + "\n");
                }
            }
        }
        var random = new SplittableRandom(1);
        var windows = new OrdinaryWindows(2);
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(
                    i % REAL == REAL - 1
                            ? real.get(random.nextInt(real.size()))
                            : isMixed ? windows.any() : windows.process());
        }
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new EventStream(what, bytes, read(bytes));
    }

    /// Reads lines of JSON.
    static List<LogEvent> read(byte[] bytes) {
        var events = new ArrayList<LogEvent>();
        read(bytes, events::add);
        return events;
    }

    static void read(byte[] bytes, java.util.function.Consumer<LogEvent> events) {
        var leaps = LeapTable.embedded();
        var received = leaps.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        var receipt = Receipt.of(new TimeInterval(received, received), leaps);
        var reader =
                new JsonFormat(List.of(WindowsJson::new), LogSource.ANY)
                        .reader(ReadSettings.of("stream", LogClock.unknown(leaps)));
        var sink =
                new ReadSink() {
                    @Override
                    public void event(LogEvent event) {
                        events.accept(event);
                    }

                    @Override
                    public void problem(ReadProblem problem) {
                        throw new IllegalStateException(problem.toString());
                    }
                };
        for (int at = 0; at < bytes.length; at += 1 << 16) {
            reader.accept(bytes, at, Math.min(1 << 16, bytes.length - at), receipt, sink);
        }
        reader.end(sink);
    }
}
