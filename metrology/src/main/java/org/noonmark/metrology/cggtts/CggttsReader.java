package org.noonmark.metrology.cggtts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.cggtts.CggttsDefect.Reason;
import org.noonmark.metrology.cggtts.CggttsFile.TrackLine;

/// Reads CGGTTS files of the versions 01, 02, 2E and raw readings.
///
/// Every line is judged by itself: one that is malformed or whose checksum is wrong is named in the
/// file's defects, and the others are read on. Lines end with a line feed, with or without a
/// carriage return before it.
public final class CggttsReader {
    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_HEADER = 200;

    private final List<CggttsDefect> defects = new ArrayList<>();
    private final List<TrackLine> tracks = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private @Nullable CggttsVersion version;
    private @Nullable HeaderParser headerLines;
    private @Nullable CggttsHeader header;
    private @Nullable TrackParser parser;
    private int lines;

    private CggttsReader() {}

    /// Reads the bytes of a file.
    public static CggttsOutcome read(byte[] bytes) {
        return new CggttsReader().all(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private CggttsOutcome all(String text) {
        long number = 0;
        for (int from = 0; from < text.length(); ) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            number++;
            var fatal = line(text, from, to, number);
            if (fatal != null) {
                return new CggttsOutcome.Rejected(fatal);
            }
            from = end + 1;
        }
        var found = header;
        if (found == null) {
            return new CggttsOutcome.Rejected(
                    CggttsDefect.at(
                            version == null ? Reason.NOT_CGGTTS : Reason.NO_COLUMN_NAMES,
                            0,
                            0,
                            ""));
        }
        if (lines == 0) {
            defects.add(CggttsDefect.at(Reason.NO_TRACKS, 0, 0, ""));
        }
        return new CggttsOutcome.Read(new CggttsFile(found, tracks, lines, defects));
    }

    /// Takes a line; what is wrong when nothing after it can be read either.
    private @Nullable CggttsDefect line(String text, int from, int to, long number) {
        if (to - from > LONGEST_LINE || hasControls(text, from, to)) {
            var defect = CggttsDefect.at(Reason.NOT_TEXT, number, 0, "");
            lines += parser == null ? 0 : 1;
            defects.add(defect);
            return parser == null ? defect : null;
        }
        var line = text.substring(from, to);
        var reader = parser;
        if (reader != null) {
            track(reader, line, number);
            return null;
        }
        var head = headerLines;
        if (head == null) {
            return first(line, number);
        }
        if (line.matches("\\s*(SAT|PRN) .*")) {
            return columns(line, number);
        }
        head.line(line, number);
        return number > LONGEST_HEADER
                ? CggttsDefect.at(Reason.NO_COLUMN_NAMES, number, 0, "")
                : null;
    }

    private static boolean hasControls(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CggttsDefect first(String line, long number) {
        if (line.isBlank()) {
            return number > LONGEST_HEADER
                    ? CggttsDefect.at(Reason.NOT_CGGTTS, number, 0, "")
                    : null;
        }
        var found = CggttsVersion.ofFirstLine(line);
        if (found.isEmpty()) {
            return CggttsDefect.at(Reason.NOT_CGGTTS, number, 1, line);
        }
        version = found.orElseThrow();
        headerLines = new HeaderParser(found.orElseThrow(), line, defects);
        return null;
    }

    private @Nullable CggttsDefect columns(String line, long number) {
        var fields = Fields.of(line);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < fields.count(); i++) {
            var name = fields.texts().get(i);
            var column = Column.named(name);
            if (column.isEmpty() || columns.contains(column.orElseThrow())) {
                return CggttsDefect.at(
                        Reason.UNKNOWN_COLUMN, number, fields.places().get(i) + 1, name);
            }
            columns.add(column.orElseThrow());
        }
        boolean isRaw = version == CggttsVersion.RAW;
        for (var column : Column.values()) {
            if (isNeeded(column) && !columns.contains(column)) {
                return CggttsDefect.at(Reason.MISSING_COLUMN, number, 0, column.name());
            }
        }
        var head = headerLines;
        header = head == null ? null : head.header();
        parser = new TrackParser(isRaw ? TrackParser.raw(columns) : columns);
        return null;
    }

    private boolean isNeeded(Column column) {
        return switch (column) {
            case MSIO, SMSI, ISG, FR, HC -> false;
            case FRC -> version == CggttsVersion.V2E;
            default -> true;
        };
    }

    private void track(TrackParser reader, String line, long number) {
        // The line of units, or an empty one.
        if (line.isBlank() || (lines == 0 && line.strip().startsWith("hhmmss"))) {
            return;
        }
        lines++;
        switch (reader.parse(line, number)) {
            case TrackParser.Parsed.Wrong(var defect) -> defects.add(defect);
            case TrackParser.Parsed.Good(var good) -> {
                tracks.add(good);
                judge(good);
            }
        }
    }

    private void judge(TrackLine good) {
        var track = good.track();
        if (good.checksum() == Checksum.Verdict.BAD) {
            defects.add(
                    CggttsDefect.at(
                            Reason.LINE_CHECKSUM,
                            good.number(),
                            0,
                            Checksum.both(good.stated(), good.computed())));
        } else if (!seen.add(List.of(track.key(), track.code()))) {
            defects.add(
                    CggttsDefect.at(
                            Reason.DUPLICATE_TRACK,
                            good.number(),
                            1,
                            track.satellite() + " " + track.code()));
        }
    }
}
