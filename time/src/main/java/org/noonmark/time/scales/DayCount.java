package org.noonmark.time.scales;

import java.math.BigInteger;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Attoseconds since MJD 0, with 86,400 s a day, as one number: for arithmetic with rates.
final class DayCount {
    static final long SECONDS_PER_DAY = 86_400;
    static final long MJD_1970 = 40_587;

    private static final BigInteger SECOND = BigInteger.TEN.pow(18);

    /// Attoseconds in a day.
    static final BigInteger DAY = BigInteger.valueOf(SECONDS_PER_DAY).multiply(SECOND);

    private DayCount() {}

    static BigInteger of(long day) {
        return BigInteger.valueOf(day).multiply(DAY);
    }

    static BigInteger of(UtcInstant utc) {
        return of(utc.modifiedJulianDay())
                .add(of(new TimeDelta(utc.secondOfDay(), utc.attoseconds())));
    }

    static BigInteger of(TaiInstant tai) {
        return of(MJD_1970).add(of(tai.sinceEpoch()));
    }

    static BigInteger of(TimeDelta delta) {
        return BigInteger.valueOf(delta.seconds())
                .multiply(SECOND)
                .add(BigInteger.valueOf(delta.attoseconds()));
    }

    static TimeDelta toDelta(BigInteger attoseconds) {
        var fraction = attoseconds.mod(SECOND);
        return new TimeDelta(
                attoseconds.subtract(fraction).divide(SECOND).longValueExact(),
                fraction.longValueExact());
    }

    static TaiInstant toTai(BigInteger count) {
        return TaiInstant.ofEpoch(toDelta(count.subtract(of(MJD_1970))));
    }

    static UtcInstant toUtc(BigInteger count) {
        var sinceMidnight = count.mod(DAY);
        var time = toDelta(sinceMidnight);
        return new UtcInstant(
                count.subtract(sinceMidnight).divide(DAY).longValueExact(),
                (int) time.seconds(),
                time.attoseconds());
    }

    /// `numerator / denominator` to the nearest whole number, halves upwards.
    static BigInteger ratio(BigInteger numerator, BigInteger denominator) {
        var doubled = numerator.shiftLeft(1).add(denominator);
        var divisor = denominator.shiftLeft(1);
        return doubled.subtract(doubled.mod(divisor)).divide(divisor);
    }
}
