package org.noonmark.metrology.rinex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.rinex.RinexDefect.Reason;

/// Reads RINEX clock files, 2.00 to 3.04.
///
/// Every line is judged by itself: what cannot be read is named among the defects of the file, and
/// the rest is read on. Lines end with a line feed, with or without a carriage return before it.
public final class RinexClockReader {
    private static final int LONGEST_LINE = 512;

    private final List<RinexDefect> defects = new ArrayList<>();
    private final List<ClockRecord> records = new ArrayList<>();
    private final Map<String, ClockRecord> last = new HashMap<>();
    private final HeaderParser header = new HeaderParser(defects);
    private final RecordParser parser = new RecordParser();
    private @Nullable RinexDefect recordInHeader;

    private RinexClockReader() {}

    /// Reads the bytes of a file.
    public static RinexOutcome read(byte[] bytes) {
        return new RinexClockReader().all(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private RinexOutcome all(String text) {
        long number = 0;
        for (int from = 0; from < text.length(); ) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            number++;
            boolean isText = to - from <= LONGEST_LINE && isText(text, from, to);
            if (!isText) {
                defects.add(RinexDefect.at(Reason.NOT_TEXT, number, 0, ""));
            }
            var line = isText ? text.substring(from, to) : "";
            if (number == 1) {
                var fatal = header.first(line);
                if (fatal.isPresent()) {
                    return new RinexOutcome.Rejected(fatal.orElseThrow());
                }
            } else if (!line.isBlank()) {
                line(line, number);
            }
            from = end + 1;
        }
        if (number == 0) {
            return new RinexOutcome.Rejected(RinexDefect.at(Reason.NOT_RINEX, 0, 0, ""));
        }
        end();
        return new RinexOutcome.Read(new RinexClockFile(header.header(), records, defects));
    }

    private static boolean isText(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
                return false;
            }
        }
        return true;
    }

    private void line(String line, long number) {
        if (!header.isDone()) {
            if (recordInHeader == null && isRecord(line)) {
                recordInHeader = RinexDefect.at(Reason.NO_END_OF_HEADER, number, 1, line);
            }
            if (recordInHeader == null) {
                header.line(line, number);
            }
            return;
        }
        if (RecordParser.isBeginning(line)) {
            parser.endOfRecord().ifPresent(defects::add);
            take(parser.first(line, number));
        } else {
            take(parser.second(line, number));
        }
    }

    /// Whether a line above the end of the header can only be a record.
    private static boolean isRecord(String line) {
        return RecordParser.isBeginning(line)
                && new RecordParser().first(line, 1).defect().isEmpty();
    }

    private void take(RecordParser.Parsed parsed) {
        parsed.defect().ifPresent(defects::add);
        parsed.whole().ifPresent(this::add);
    }

    /// Diagnoses epochs that repeat or go back, clock by clock.
    private void add(ClockRecord found) {
        var clock = found.type() + " " + found.name();
        var before = last.get(clock);
        if (before != null
                && before.epoch().equals(found.epoch())
                && before.values().equals(found.values())) {
            defects.add(RinexDefect.at(Reason.REPEATED, found.line(), 1, clock));
            return;
        }
        if (before != null && before.epoch().compareTo(found.epoch()) >= 0) {
            defects.add(RinexDefect.at(Reason.NOT_AFTER, found.line(), 1, clock));
        }
        if (before == null || before.epoch().compareTo(found.epoch()) < 0) {
            last.put(clock, found);
        }
        records.add(found);
    }

    private void end() {
        parser.endOfRecord().ifPresent(defects::add);
        if (!header.isDone()) {
            defects.add(
                    Optional.ofNullable(recordInHeader)
                            .orElseGet(() -> RinexDefect.at(Reason.NO_END_OF_HEADER, 0, 0, "")));
        }
    }
}
