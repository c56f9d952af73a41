package org.noonmark.time.scales;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Dates as publications write them, to MJD.
final class CalendarDate {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private CalendarDate() {}

    /// The MJD of a date whose parts are digits; empty when there is no such day.
    static OptionalLong of(String year, int month, String day) {
        try {
            return OptionalLong.of(
                    LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)).toEpochDay()
                            + DayCount.MJD_1970);
        } catch (DateTimeException | NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    /// The same with a month's name, of which the first three letters count.
    static OptionalLong named(String year, String month, String day) {
        return of(year, month(month), day);
    }

    /// 1 to 12, or 0.
    static int month(String name) {
        return name.length() < 3
                ? 0
                : MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }
}
