package org.noonmark.metrology.formats;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads time stamps.
final class StampParser {
    private static final int DATE_LENGTH = "2026-11-23".length();

    private final DecimalParser numbers;
    private double seconds;

    StampParser(DecimalParser numbers) {
        this.numbers = numbers;
    }

    /// The stamp last parsed, in seconds from the origin of its unit.
    double seconds() {
        return seconds;
    }

    /// Whether the field is a stamp.
    boolean parse(byte[] text, LineFields fields, int field, StampUnit unit) {
        if (unit == StampUnit.ISO) {
            return parseCalendar(fields.text(field));
        }
        boolean isNumber =
                numbers.parse(text, fields.from(field), fields.to(field))
                        == DecimalParser.Token.NUMBER;
        seconds = numbers.value() * unit.seconds();
        return isNumber;
    }

    /// Date, `T` or a blank, time with or without a fraction, `Z` or nothing.
    private boolean parseCalendar(String text) {
        var stamp = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        if (!stamp.matches("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)?")) {
            return false;
        }
        try {
            seconds = 86_400.0 * LocalDate.parse(stamp.substring(0, DATE_LENGTH)).toEpochDay();
        } catch (DateTimeException noDay) {
            return false;
        }
        if (stamp.length() > DATE_LENGTH) {
            var time = stamp.substring(DATE_LENGTH + 1).split(":", -1);
            int hour = Integer.parseInt(time[0]);
            int minute = Integer.parseInt(time[1]);
            double second = time.length > 2 ? Double.parseDouble(time[2]) : 0;
            seconds += 3600.0 * hour + 60.0 * minute + second;
            return hour < 24 && minute < 60 && second < 61;
        }
        return true;
    }
}
