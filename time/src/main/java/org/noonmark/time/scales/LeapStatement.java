package org.noonmark.time.scales;

import java.time.LocalDate;

/// One line of a publication: from 0 h UTC of a day on, TAI - UTC follows a formula.
///
/// @param line counts from 1; 0 for what does not stand in a file
/// @param segment what it says
public record LeapStatement(int line, UtcSegment segment) {
    /// `TAI-UTC = 37 s from 2017-01-01 (MJD 57754)`.
    public String text() {
        var rate =
                segment.isConstant()
                        ? ""
                        : " + (MJD - %d) x %s".formatted(segment.referenceDay(), segment.perDay());
        return "TAI-UTC = %s%s from %s (MJD %d)"
                .formatted(
                        segment.offset(), rate, dateText(segment.firstDay()), segment.firstDay());
    }

    static String dateText(long modifiedJulianDay) {
        return LocalDate.ofEpochDay(modifiedJulianDay - DayCount.MJD_1970).toString();
    }
}
