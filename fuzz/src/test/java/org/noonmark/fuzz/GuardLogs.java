package org.noonmark.fuzz;

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

/// Feeds a log's reader, and holds it to what holds for every log.
final class GuardLogs {
    private static final LeapTable LEAPS = LeapTable.embedded();
    private static final LogClock CLOCK = LogClock.unknown(LEAPS);
    private static final Receipt RECEIPT = receipt();

    private GuardLogs() {}

    private static Receipt receipt() {
        var at = LEAPS.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        return Receipt.of(new TimeInterval(at, at), LEAPS);
    }

    /// Events are numbered in a row, no more than there are bytes, and lie inside the log; the same
    /// bytes in two pieces give as many.
    static void feed(LogFormat format, byte[] log) {
        var whole = new Counted(log.length);
        var reader = format.reader(ReadSettings.of("log", CLOCK));
        reader.accept(log, 0, log.length, RECEIPT, whole);
        reader.end(whole);
        var parts = new Counted(log.length);
        var again = format.reader(ReadSettings.of("log", CLOCK));
        int half = log.length / 2;
        again.accept(log, 0, half, RECEIPT, parts);
        again.accept(log, half, log.length - half, RECEIPT, parts);
        again.end(parts);
        Fuzz.same(parts.events, whole.events);
        Fuzz.same(parts.problems, whole.problems);
    }

    private static final class Counted implements ReadSink {
        private final int length;
        private int events;
        private int problems;

        Counted(int length) {
            this.length = length;
        }

        @Override
        public void event(LogEvent event) {
            Fuzz.same(event.position().index(), (long) events);
            Fuzz.same(event.position().offsetBytes() <= length, true);
            Fuzz.same(++events <= length, true);
            for (int i = 0; i < event.fieldCount(); i++) {
                var value = event.fieldValue(i);
                boolean isValue =
                        value == null
                                || value instanceof String
                                || value instanceof Long
                                || value instanceof Double
                                || value instanceof Boolean;
                Fuzz.same(isValue, true);
            }
            event.times();
        }

        @Override
        public void problem(ReadProblem problem) {
            problems++;
            Fuzz.same(problem.position().offsetBytes() <= length, true);
        }
    }
}
