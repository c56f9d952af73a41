package org.noonmark.time.scales;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// IERS Bulletin C, which announces a leap second or that there is none.
///
/// ```
///  A positive leap second will be introduced at the end of December 2016.
///  from 2015 July 1, 0h UTC, to 2017 January 1 0h UTC   : UTC-TAI = - 36s
///  from 2017 January 1, 0h UTC, until further notice    : UTC-TAI = - 37s
/// ```
///
/// The bulletin says nothing of the end of the next half-year, so it is taken to vouch until three
/// days before that, as `leap-seconds.list` does.
final class BulletinC implements LeapLayout {
    private static final Pattern ANNOUNCED =
            Pattern.compile(
                    ".*\\b(NO|positive|negative) (?:positive )?leap second will be introduced at the"
                            + " end of ([A-Za-z]{3,9}) (\\d{4})\\b.*");
    private static final Pattern FROM =
            Pattern.compile(
                    "\\s*from (\\d{4}) ([A-Za-z]{3,9}) (\\d{1,2}), ?0h UTC,.*UTC-TAI ?= ?(-?) ?(\\d{1,3}) ?s?\\s*");
    private static final int EXPIRY_DAY = 28;

    @Override
    public void line(String text, int number, LeapCollector into) {
        var announced = ANNOUNCED.matcher(text);
        if (announced.matches()) {
            announced(
                    announced.group(1).toLowerCase(Locale.ROOT),
                    CalendarDate.month(announced.group(2)),
                    Integer.parseInt(announced.group(3)),
                    number,
                    into);
            return;
        }
        if (!text.contains("UTC-TAI") || !text.stripLeading().startsWith("from")) {
            return;
        }
        var from = FROM.matcher(text);
        var day =
                from.matches()
                        ? CalendarDate.named(from.group(1), from.group(2), from.group(3))
                        : OptionalLong.empty();
        if (day.isEmpty()) {
            into.defect(number, "is not `from DATE, 0h UTC, … : UTC-TAI = -N s`");
            return;
        }
        // The bulletin writes UTC minus TAI.
        long size = Long.parseLong(from.group(5));
        into.add(
                number,
                UtcSegment.ofSeconds(day.getAsLong(), from.group(4).isEmpty() ? -size : size));
    }

    private static void announced(
            String what, int month, int year, int number, LeapCollector into) {
        if (month != 6 && month != 12) {
            into.defect(
                    number,
                    "announces the end of a month that is not June or December",
                    "check that the text is a Bulletin C");
            return;
        }
        var after = LocalDate.of(year, month, 1).plusMonths(1);
        into.announced(number, what, after.toEpochDay() + DayCount.MJD_1970);
        into.holdsUntil(
                after.plusMonths(5).withDayOfMonth(EXPIRY_DAY).toEpochDay()
                        + DayCount.MJD_1970
                        - 1);
    }
}
