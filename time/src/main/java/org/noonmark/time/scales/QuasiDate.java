package org.noonmark.time.scales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// UTC as a decimal day number in which a day is stretched over its own length, so that a leap
/// second has dates of its own: the "quasi-JD" of the SOFA and ERFA libraries, counted as MJD.
///
/// On an ordinary day it is the MJD. On a day of 86,401 s a second is 1/86401 of the day.
public final class QuasiDate {
    private static final int DECIMALS = 24;

    private QuasiDate() {}

    /// The date of `utc`, rounded to 24 decimals.
    ///
    /// @throws IllegalArgumentException before 1961
    public static BigDecimal of(UtcInstant utc, UtcScale scale) {
        var time = decimal(new TimeDelta(utc.secondOfDay(), utc.attoseconds()));
        return time.divide(
                        decimal(scale.dayLength(utc.modifiedJulianDay())),
                        DECIMALS,
                        RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(utc.modifiedJulianDay()));
    }

    /// The UTC time of a date, cut to an attosecond.
    ///
    /// @throws IllegalArgumentException before 1961
    public static UtcInstant toUtc(BigDecimal date, UtcScale scale) {
        var day = date.setScale(0, RoundingMode.FLOOR);
        long number = day.longValueExact();
        var time =
                TimeDelta.parseSeconds(
                        date.subtract(day)
                                .multiply(decimal(scale.dayLength(number)))
                                .toPlainString());
        return new UtcInstant(number, (int) time.seconds(), time.attoseconds());
    }

    private static BigDecimal decimal(TimeDelta delta) {
        return BigDecimal.valueOf(delta.seconds()).add(BigDecimal.valueOf(delta.attoseconds(), 18));
    }
}
