package org.noonmark.time.scales;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.TimeDelta;

/// The tempo2 clock file of UTC against TAI: points of MJD and TAI - UTC, joined by straight lines,
/// where `NNNNN.999999999` and the next day are the two sides of a step.
///
/// ```
/// # UTC TAI
/// 37300.000000000 1.422818000
/// 37511.999999999 1.697570000
/// 37512.000000000 1.647570000
/// ```
final class Tempo2Leaps implements LeapLayout {
    private static final Pattern POINT =
            Pattern.compile(
                    "\\s*(\\d{5})\\.(\\d{1,12})\\s+(-?\\d{1,4}(?:\\.\\d{0,12})?)\\s*(?:#.*)?");
    private static final long FAR = 99_999;

    private @Nullable Point begun;

    private record Point(int line, long day, boolean isBeforeMidnight, BigDecimal seconds) {}

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (text.isBlank() || text.strip().startsWith("#")) {
            return;
        }
        var match = POINT.matcher(text);
        boolean isBefore = match.matches() && match.group(2).startsWith("99999999");
        if (!match.matches() || !(isBefore || match.group(2).matches("0+"))) {
            into.defect(
                    number,
                    "is not `MJD TAI-UTC` at a midnight or just before one",
                    "correct the line against another source");
            begun = null;
            return;
        }
        long day = Long.parseLong(match.group(1)) + (isBefore ? 1 : 0);
        take(new Point(number, day, isBefore, new BigDecimal(match.group(3))), into);
    }

    private void take(Point point, LeapCollector into) {
        var from = begun;
        if (from == null) {
            begun = point;
            return;
        }
        if (point.day <= from.day) {
            into.defect(
                    point.line,
                    "does not come after line %d".formatted(from.line),
                    "put the lines in order of time, once another source confirms the dates");
            return;
        }
        var growth = point.seconds.subtract(from.seconds);
        var perDay = growth.divide(BigDecimal.valueOf(point.day - from.day), MathContext.DECIMAL64);
        into.add(
                from.line,
                new UtcSegment(
                        from.day,
                        TimeDelta.parseSeconds(from.seconds.toPlainString()),
                        from.day,
                        TimeDelta.parseSeconds(perDay.toPlainString())));
        // A point at midnight both ends a piece and begins the next; the far end begins none.
        begun = point.isBeforeMidnight || point.day == FAR ? null : point;
    }
}
