package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// Lines of the USNO's `tai-utc.dat`; anything without `=JD` is passed over.
///
/// ```
///  1966 JAN  1 =JD 2439126.5  TAI-UTC=   4.3131700 S + (MJD - 39126.) X 0.002592 S
/// ```
final class TaiUtcDat implements LeapLayout {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*(\\d{4})\\s+([A-Za-z]{3,9})\\s+(\\d{1,2})\\s+=JD\\s*(\\d{7})\\.5\\s+"
                            + "TAI-UTC=\\s*(-?\\d{1,4}\\.\\d{0,9})\\s*S\\s*\\+\\s*"
                            + "\\(MJD\\s*-\\s*(\\d{5})\\.?\\)\\s*X\\s*(-?\\d\\.\\d{0,9})\\s*S\\s*");
    private static final long JULIAN_DAY_OF_MJD_0 = 2_400_000;

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (!text.contains("=JD")) {
            return;
        }
        var line = LINE.matcher(text);
        if (!line.matches()) {
            into.defect(
                    number,
                    "is not `YYYY MON D =JD J.5 TAI-UTC= A S + (MJD - C.) X B S`",
                    "correct the line against another source");
            return;
        }
        long day = Long.parseLong(line.group(4)) - JULIAN_DAY_OF_MJD_0;
        if (!sameDay(line.group(1), line.group(2), line.group(3), day, number, into)) {
            return;
        }
        into.add(
                number,
                new UtcSegment(
                        day,
                        TimeDelta.parseSeconds(line.group(5)),
                        Long.parseLong(line.group(6)),
                        TimeDelta.parseSeconds(line.group(7))));
    }

    /// Whether date and day number of a line mean the same day; says so when they do not.
    static boolean sameDay(
            String year, String month, String day, long mjd, int number, LeapCollector into) {
        var date = CalendarDate.named(year, month, day);
        if (date.isPresent() && date.getAsLong() == mjd) {
            return true;
        }
        into.defect(
                number,
                "the date %s %s %s is not JD %d.5, which is %s"
                        .formatted(
                                year,
                                month,
                                day,
                                JULIAN_DAY_OF_MJD_0 + mjd,
                                LeapStatement.dateText(mjd)),
                "see in another source which of the two is right, and correct the line");
        return false;
    }
}
