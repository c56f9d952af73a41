package org.noonmark.time.scales;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Lines of ThreeTen-Extra's `LeapSeconds.txt`: the day at whose end the step lies, and TAI - UTC
/// after it; the first line alone names the day that begins.
///
/// ```
/// 1972-01-01 10
/// 1972-06-30 11
/// ```
final class ThreeTenLeaps implements LeapLayout {
    static final Pattern LINE =
            Pattern.compile("\\s*(\\d{4})-(\\d{2})-(\\d{2})\\s+(-?\\d{1,4})\\s*");

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (text.isBlank() || text.strip().startsWith("#")) {
            return;
        }
        var line = LINE.matcher(text);
        var day =
                line.matches()
                        ? CalendarDate.of(
                                line.group(1), Integer.parseInt(line.group(2)), line.group(3))
                        : OptionalLong.empty();
        if (day.isEmpty()) {
            into.defect(
                    number,
                    "is not `YYYY-MM-DD TAI-UTC`",
                    "correct the line against another source");
            return;
        }
        boolean isStart = day.getAsLong() == RubberSeconds.END_DAY;
        into.add(
                number,
                UtcSegment.ofSeconds(
                        day.getAsLong() + (isStart ? 0 : 1), Long.parseLong(line.group(4))));
    }
}
