package org.noonmark.time.scales;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.TimeDelta;

/// Lines of the IERS's `UTC-TAI.history`: from a date to a date, with years left out where they
/// repeat and `""` for the rate of the line above.
///
/// ```
///  1963  Nov.  1 - 1964  Jan.  1     1.945 858 0s +        ""
///  1964  Jan.  1 -       April 1     3.240 130 0s + (MJD - 38 761) x 0.001 296s
///  2017  Jan   1 -                  37s
/// ```
final class UtcTaiHistory implements LeapLayout {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*(?:(\\d{4})\\s+)?([A-Z][a-z]{2,8})\\.?\\s+(\\d{1,2})\\.?\\s*-\\s*"
                            + "(?:(?:(\\d{4})\\s+)?([A-Z][a-z]{2,8})\\.?\\s+(\\d{1,2})\\s)?"
                            + "\\s*(\\d[0-9 .]{0,20})s\\s*(\\+.*)?");
    private static final Pattern RATE =
            Pattern.compile(
                    "\\+\\s*\\(MJD\\s*-\\s*(\\d\\d \\d{3})\\)\\s*x\\s*(\\d[0-9. ]{0,14})s\\s*");
    private static final Pattern LOOKS_LIKE_ONE =
            Pattern.compile(".*[A-Z][a-z]{2,8}\\.?\\s+\\d{1,2}\\.?\\s*-.*");

    private String year = "";
    private OptionalLong expected = OptionalLong.empty();
    private long referenceDay;
    private TimeDelta perDay = TimeDelta.ZERO;

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (!LOOKS_LIKE_ONE.matcher(text).matches()) {
            return;
        }
        var line = LINE.matcher(text);
        if (!line.matches()) {
            into.defect(number, "is not `date - date TAI-UTC`", "compare with another source");
            return;
        }
        year = line.group(1) == null ? year : line.group(1);
        var from = CalendarDate.named(year, line.group(2), line.group(3));
        var offset = number(line.group(7));
        if (from.isEmpty() || offset == null || !rate(line.group(8))) {
            into.defect(number, "has a date or number that is none", SourceDefect.FETCH_AGAIN);
            return;
        }
        if (expected.isPresent() && expected.getAsLong() != from.getAsLong()) {
            into.defect(
                    number,
                    "begins on %s, where the line above ended on %s"
                            .formatted(
                                    LeapStatement.dateText(from.getAsLong()),
                                    LeapStatement.dateText(expected.getAsLong())));
        }
        expected = OptionalLong.empty();
        if (line.group(5) != null) {
            var endYear = line.group(4) == null ? year : line.group(4);
            expected = CalendarDate.named(endYear, line.group(5), line.group(6));
        }
        long day = from.getAsLong();
        into.add(
                number,
                line.group(8) == null
                        ? new UtcSegment(day, offset, day, TimeDelta.ZERO)
                        : new UtcSegment(day, offset, referenceDay, perDay));
    }

    /// Takes over a rate; false when it is malformed.
    private boolean rate(@Nullable String text) {
        if (text == null || text.contains("\"\"")) {
            return true;
        }
        var rate = RATE.matcher(text);
        if (!rate.matches()) {
            return false;
        }
        var parsed = number(rate.group(2));
        if (parsed == null) {
            return false;
        }
        referenceDay = Long.parseLong(rate.group(1).replace(" ", ""));
        perDay = parsed;
        return true;
    }

    private static @Nullable TimeDelta number(String spaced) {
        var digits = spaced.replace(" ", "");
        return digits.matches("\\d{1,4}(\\.\\d{0,9})?") ? TimeDelta.parseSeconds(digits) : null;
    }
}
