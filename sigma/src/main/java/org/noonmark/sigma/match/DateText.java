package org.noonmark.sigma.match;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.noonmark.sigma.rule.ValueTest.DatePart;

/// Dates in values, as far as rules look into them: `2026-11-23`, with or without a time after it
/// (`T` or a space, hours and minutes, whatever follows).
///
/// The parts are taken as they are written: the specification leaves time zones out.
final class DateText {
    private static final int DATE = 10;
    private static final int DATE_AND_MINUTES = 16;

    private DateText() {}

    /// The part of the date in `text`; -1 when it has none.
    static int part(String text, DatePart part) {
        if (text.length() < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return -1;
        }
        return switch (part) {
            case WHOLE -> -1;
            case HOUR -> hasTime(text) ? below(24, digits(text, 11, 13)) : -1;
            case MINUTE -> hasTime(text) ? below(60, digits(text, 14, 16)) : -1;
            case DAY, WEEK, MONTH, YEAR -> ofDay(text, part);
        };
    }

    private static boolean hasTime(String text) {
        return text.length() >= DATE_AND_MINUTES
                && (text.charAt(DATE) == 'T' || text.charAt(DATE) == ' ')
                && text.charAt(13) == ':'
                && ofDay(text, DatePart.DAY) > 0;
    }

    private static int ofDay(String text, DatePart part) {
        try {
            var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DATE));
            return switch (part) {
                case WEEK -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                case MONTH -> day.getMonthValue();
                case YEAR -> day.getYear();
                case DAY, WHOLE, HOUR, MINUTE -> day.get(ChronoField.DAY_OF_MONTH);
            };
        } catch (DateTimeException noSuchDay) {
            return -1;
        }
    }

    private static int below(int limit, int value) {
        return value < limit ? value : -1;
    }

    private static int digits(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
