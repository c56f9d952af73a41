package org.noonmark.metrology.utc;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.time.scales.GnssSystem;

/// The UTC parameters in the header of a RINEX 3 navigation file (RINEX 3.05, table A5).
///
/// ```
/// GPUT -1.8626451492E-09-8.881784197E-16 503808 2399          TIME SYSTEM CORR
///                                                             END OF HEADER
/// G01 2026 01 01 00 00 00 …
/// ```
///
/// The day of the file is the one on which most of its records begin.
public final class NavigationHeader {
    private static final Pattern CORRECTION =
            Pattern.compile(
                    "(GPUT|GAUT|BDUT) ([ +-][ \\d][.\\d]{11}[EDed][+-]\\d{2})([ +-][ \\d][.\\d]{10}[EDed][+-]\\d{2})([ \\d]{7})([ \\d]{5}).*TIME SYSTEM CORR\\s*");
    private static final Pattern RECORD =
            Pattern.compile("[GREJCIS]\\d\\d (\\d{4}) ([ \\d]\\d) ([ \\d]\\d) .*");
    private static final int LONGEST_LINE = 200;
    private static final long MJD_1970 = 40_587;

    /// Galileo's weeks are counted from GPS week 1024 on, and the file counts GPS weeks.
    private static final long GALILEO_WEEKS_BEHIND = 1024;

    private NavigationHeader() {}

    /// Whether bytes are those of a RINEX 3 navigation file.
    public static boolean isOne(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 80), StandardCharsets.ISO_8859_1);
        return start.matches("(?s) {4,5}3\\.\\d\\d.*NAV.*RINEX VERSION / TYPE.*");
    }

    /// The parameters of a system; empty when the file does not have them, or no records.
    public static Optional<BroadcastMessage> read(byte[] bytes, GnssSystem system) {
        Optional<BroadcastMessage> found = Optional.empty();
        Map<Long, Integer> records = new HashMap<>();
        for (var line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            if (line.length() <= LONGEST_LINE) {
                var message = correction(line, system);
                found = found.isPresent() ? found : message;
                day(line).ifPresent(day -> records.merge(day, 1, Integer::sum));
            }
        }
        var day = records.entrySet().stream().max(Map.Entry.comparingByValue());
        return day.isEmpty() ? Optional.empty() : found.map(one -> on(day.get().getKey(), one));
    }

    private static BroadcastMessage on(long day, BroadcastMessage message) {
        return new BroadcastMessage(
                day,
                message.system(),
                message.a0Seconds(),
                message.a1SecondsPerSecond(),
                message.referenceWeek(),
                message.referenceSeconds());
    }

    private static Optional<BroadcastMessage> correction(String line, GnssSystem system) {
        var wanted =
                switch (system) {
                    case GPS -> "GPUT";
                    case GALILEO -> "GAUT";
                    case BEIDOU -> "BDUT";
                };
        var fields = CORRECTION.matcher(line);
        if (!line.startsWith(wanted) || !fields.matches()) {
            return Optional.empty();
        }
        try {
            long week = Long.parseLong(fields.group(5).strip());
            return Optional.of(
                    new BroadcastMessage(
                            0,
                            system,
                            number(fields.group(2)),
                            number(fields.group(3)),
                            system == GnssSystem.GALILEO ? week - GALILEO_WEEKS_BEHIND : week,
                            Long.parseLong(fields.group(4).strip())));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static double number(String field) {
        return Double.parseDouble(field.strip().replace('D', 'E').replace('d', 'e'));
    }

    private static Optional<Long> day(String line) {
        var fields = RECORD.matcher(line);
        if (!fields.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                                            Integer.parseInt(fields.group(1)),
                                            Integer.parseInt(fields.group(2).strip()),
                                            Integer.parseInt(fields.group(3).strip()))
                                    .toEpochDay()
                            + MJD_1970);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
