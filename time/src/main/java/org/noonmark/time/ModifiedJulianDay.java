package org.noonmark.time;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A modified Julian date (days since 1858-11-17T00:00) on a scale that the context names, as a
/// whole day and the exact time since its midnight.
///
/// Every day counts 86,400 s, as in clock files and Circular T. A UTC leap second has therefore no
/// date of its own: it reads as the first second of the next day. The decimal text of most dates
/// does not end (one second is 1/86400 of a day), so text is rounded and the record is exact.
///
/// @param day whole days
/// @param sinceMidnight `[0, 86400 s)`
public record ModifiedJulianDay(long day, TimeDelta sinceMidnight)
        implements Comparable<ModifiedJulianDay> {
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    public ModifiedJulianDay {
        if (sinceMidnight.isNegative() || sinceMidnight.seconds() >= UtcInstant.SECONDS_PER_DAY) {
            throw new IllegalArgumentException(
                    "must be in [0, 86400 s): sinceMidnight=" + sinceMidnight);
        }
    }

    /// The date on the UTC scale.
    public static ModifiedJulianDay from(UtcInstant utc) {
        return ofSecondsSince1970(utc.toPosixSeconds(), utc.attoseconds());
    }

    /// The date on the TAI scale.
    public static ModifiedJulianDay from(TaiInstant tai) {
        return ofSecondsSince1970(tai.seconds(), tai.attoseconds());
    }

    private static ModifiedJulianDay ofSecondsSince1970(long seconds, long attoseconds) {
        return new ModifiedJulianDay(
                Math.floorDiv(seconds, (long) UtcInstant.SECONDS_PER_DAY) + UtcInstant.MJD_1970,
                new TimeDelta(
                        Math.floorMod(seconds, (long) UtcInstant.SECONDS_PER_DAY), attoseconds));
    }

    /// Reads decimal days such as `57753.999988425926`, rounded to the nearest attosecond.
    ///
    /// @throws NumberFormatException when the text is no plain decimal number
    /// @throws ArithmeticException beyond 2^63 s
    public static ModifiedJulianDay parse(String text) {
        var days = new BigDecimal(text);
        if (days.precision() - (long) days.scale() > 20 || days.scale() > 1_000) {
            throw new ArithmeticException("must be below 2^63 s with 1000 decimals: " + text);
        }
        var whole = days.setScale(0, RoundingMode.FLOOR);
        var sinceMidnight =
                days.subtract(whole).multiply(SECONDS_PER_DAY).setScale(18, RoundingMode.HALF_UP);
        boolean nextDay = sinceMidnight.compareTo(SECONDS_PER_DAY) >= 0;
        return new ModifiedJulianDay(
                Math.addExact(whole.longValueExact(), nextDay ? 1 : 0),
                nextDay ? TimeDelta.ZERO : TimeDelta.parseSeconds(sinceMidnight.toString()));
    }

    /// This date, read on the UTC scale.
    public UtcInstant toUtc() {
        return new UtcInstant(day, (int) sinceMidnight.seconds(), sinceMidnight.attoseconds());
    }

    /// This date, read on the TAI scale.
    public TaiInstant toTai() {
        return new TaiInstant(toUtc().toPosixSeconds(), sinceMidnight.attoseconds());
    }

    /// Decimal days, rounded to the nearest with the given number of decimals; 12 decimals are 0.1
    /// µs, 24 are below an attosecond.
    public String toString(int decimals) {
        var seconds =
                BigDecimal.valueOf(sinceMidnight.seconds())
                        .add(BigDecimal.valueOf(sinceMidnight.attoseconds(), 18));
        return BigDecimal.valueOf(day)
                .add(seconds.divide(SECONDS_PER_DAY, decimals, RoundingMode.HALF_UP))
                .toPlainString();
    }

    @Override
    public int compareTo(ModifiedJulianDay other) {
        int byDay = Long.compare(day, other.day);
        return byDay != 0 ? byDay : sinceMidnight.compareTo(other.sinceMidnight);
    }

    /// Decimal days with 24 decimals, so that [#parse] gives this date again.
    @Override
    public String toString() {
        return toString(24);
    }
}
