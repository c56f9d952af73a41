package org.noonmark.time.scales;

import java.util.regex.Pattern;

/// Lines of the IERS's `Leap_Second.dat`.
///
/// ```
/// #  File expires on 28 June 2027
///     57754.0    1  1 2017       37
/// ```
final class LeapSecondDat implements LeapLayout {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*(\\d{5})\\.0\\s+(\\d{1,2})\\s+(\\d{1,2})\\s+(\\d{4})\\s+(-?\\d{1,4})\\s*");
    private static final Pattern EXPIRY =
            Pattern.compile("#.*\\bexpires on (\\d{1,2}) ([A-Za-z]{3,9}) (\\d{4}).*");

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (text.strip().startsWith("#")) {
            comment(text.strip(), number, into);
            return;
        }
        if (text.isBlank()) {
            return;
        }
        var line = LINE.matcher(text);
        if (!line.matches()) {
            into.defect(
                    number,
                    "is not `MJD.0 day month year TAI-UTC`",
                    "correct the line against another source");
            return;
        }
        long day = Long.parseLong(line.group(1));
        var date = CalendarDate.of(line.group(4), Integer.parseInt(line.group(3)), line.group(2));
        if (date.isEmpty() || date.getAsLong() != day) {
            into.defect(
                    number,
                    "the date %s-%s-%s is not MJD %d, which is %s"
                            .formatted(
                                    line.group(4),
                                    line.group(3),
                                    line.group(2),
                                    day,
                                    LeapStatement.dateText(day)),
                    "see in another source which of the two is right, and correct the line");
            return;
        }
        into.add(number, UtcSegment.ofSeconds(day, Long.parseLong(line.group(5))));
    }

    private static void comment(String text, int number, LeapCollector into) {
        var expiry = EXPIRY.matcher(text);
        if (!expiry.matches()) {
            return;
        }
        var day = CalendarDate.named(expiry.group(3), expiry.group(2), expiry.group(1));
        if (day.isPresent()) {
            into.holdsUntil(day.getAsLong() - 1);
        } else {
            into.defect(number, "says that it expires on a day that does not exist");
        }
    }
}
