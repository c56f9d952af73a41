package org.noonmark.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Public holidays of the made-up country: fixed ones, and those that follow Easter.
final class Holidays {
    private Holidays() {}

    static boolean isHoliday(LocalDate day) {
        int monthDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        return switch (monthDay) {
            case 101, 106, 501, 606, 1224, 1225, 1226, 1231 -> true;
            default -> {
                long sinceEaster = day.toEpochDay() - easter(day.getYear()).toEpochDay();
                yield sinceEaster == -2 || sinceEaster == 1 || sinceEaster == 39;
            }
        };
    }

    /// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical
    /// Algorithms, chapter 8).
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }

    /// All of a time.
    static List<LocalDate> between(LocalDate from, LocalDate to) {
        var days = new ArrayList<LocalDate>();
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (isHoliday(day)) {
                days.add(day);
            }
        }
        return days;
    }
}
