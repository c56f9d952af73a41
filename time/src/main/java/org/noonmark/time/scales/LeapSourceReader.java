package org.noonmark.time.scales;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Tells which publication a text is, and reads it line by line.
final class LeapSourceReader {
    private static final int MAX_BYTES = 1 << 20;

    private LeapSourceReader() {}

    static Optional<LeapSource> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        return formatOf(lines).map(format -> read(format, lines, bytes));
    }

    private static LeapSource read(LeapFormat format, String[] lines, byte[] bytes) {
        var collector = new LeapCollector();
        var layout = layout(format);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > SourceDefect.LONGEST_LINE) {
                collector.defect(i + 1, SourceDefect.TOO_LONG);
            } else {
                layout.line(lines[i], i + 1, collector);
            }
        }
        if (format == LeapFormat.LEAP_SECONDS_LIST) {
            LeapSecondsList.judge(bytes, collector);
        }
        return collector.result(format);
    }

    private static LeapLayout layout(LeapFormat format) {
        return switch (format) {
            case LEAP_SECONDS_LIST -> new LeapSecondsList();
            case TAI_UTC_DAT -> new TaiUtcDat();
            case LEAP_SECOND_DAT -> new LeapSecondDat();
            case UTC_TAI_HISTORY -> new UtcTaiHistory();
            case BULLETIN_A, BULLETIN_B -> new BulletinAB();
            case BULLETIN_C -> new BulletinC();
            case TEMPO2_CLOCK -> new Tempo2Leaps();
            case AGI -> new AgiLeaps();
            case THREETEN -> new ThreeTenLeaps();
        };
    }

    private static Optional<LeapFormat> formatOf(String[] lines) {
        var usual =
                Arrays.stream(lines)
                        .filter(line -> line.length() <= SourceDefect.LONGEST_LINE)
                        .toList();
        var first = usual.stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
        if (first.matches("#\\s*UTC\\s+TAI")) {
            return Optional.of(LeapFormat.TEMPO2_CLOCK);
        }
        return usual.stream().map(LeapSourceReader::formatOf).flatMap(Optional::stream).findFirst();
    }

    /// What one line alone tells.
    private static Optional<LeapFormat> formatOf(String line) {
        var text = line.strip();
        if (text.startsWith("#$") || text.startsWith("#@")) {
            return Optional.of(LeapFormat.LEAP_SECONDS_LIST);
        }
        if (text.contains("=JD") && text.contains("TAI-UTC")) {
            return Optional.of(LeapFormat.TAI_UTC_DAT);
        }
        if (text.contains("B U L L E T I N - A")) {
            return Optional.of(LeapFormat.BULLETIN_A);
        }
        if (text.startsWith("BULLETIN B ")) {
            return Optional.of(LeapFormat.BULLETIN_B);
        }
        if (text.startsWith("Bulletin C ")) {
            return Optional.of(LeapFormat.BULLETIN_C);
        }
        if (text.startsWith("UTC-TAI.history")) {
            return Optional.of(LeapFormat.UTC_TAI_HISTORY);
        }
        if (text.matches("\\d{5}\\.0\\s+\\d{1,2}\\s+\\d{1,2}\\s+\\d{4}\\s+-?\\d{1,4}")
                || text.contains("Value of TAI-UTC in second valid")) {
            return Optional.of(LeapFormat.LEAP_SECOND_DAT);
        }
        if (AgiLeaps.LINE.matcher(line).matches()) {
            return Optional.of(LeapFormat.AGI);
        }
        return ThreeTenLeaps.LINE.matcher(line).matches()
                ? Optional.of(LeapFormat.THREETEN)
                : Optional.empty();
    }
}
