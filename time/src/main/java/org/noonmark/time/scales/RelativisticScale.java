package org.noonmark.time.scales;

import java.math.BigDecimal;
import java.math.MathContext;
import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TimeDelta;

/// The coordinate times of the Earth (TCG) and of the solar system (TCB, TDB) against TT.
///
/// TT, TCG, TDB and TCB dates are dates on their own scales. TCG and TT, TCB and TDB differ by
/// defined rates and convert to an attosecond. TDB minus TT is a series of periodic terms; the
/// seven largest are used, as in USNO Circular 179 equation 2.6, which keeps within
/// [#TDB_BOUND_SECONDS] between 1600 and 2200.
public final class RelativisticScale {
    /// How far the series of TDB - TT may be off.
    public static final double TDB_BOUND_SECONDS = 10e-6;

    /// L_G: 1 - dTT/dTCG (IAU 2000 resolution B1.9).
    private static final BigDecimal L_G = new BigDecimal("6.969290134e-10");

    /// L_B: 1 - dTDB/dTCB (IAU 2006 resolution B3).
    private static final BigDecimal L_B = new BigDecimal("1.550519768e-8");

    /// TDB - TCB at the origin (IAU 2006 resolution B3).
    private static final TimeDelta TDB_0 = TimeDelta.parseSeconds("-6.55e-5");

    /// 1977-01-01 00:00:32.184 on each of the scales, where TT, TCG and TCB agree.
    private static final ModifiedJulianDay ORIGIN =
            new ModifiedJulianDay(43_144, TimeDelta.parseSeconds("32.184"));

    private static final double J2000 = 51_544.5;
    private static final double DAYS_PER_CENTURY = 36_525;
    private static final MathContext DIGITS = new MathContext(50);

    /// Amplitude in s, rate in rad a century, phase in rad.
    private static final double[][] TERMS = {
        {0.001657, 628.3076, 6.2401},
        {0.000022, 575.3385, 4.2970},
        {0.000014, 1256.6152, 6.1969},
        {0.000005, 606.9777, 4.0212},
        {0.000005, 52.9691, 0.4444},
        {0.000002, 21.3299, 5.5431},
    };

    private RelativisticScale() {}

    /// TT to TCG.
    public static ModifiedJulianDay ttToTcg(ModifiedJulianDay tt) {
        return plus(tt, times(sinceOrigin(tt), inverseRate(L_G)));
    }

    /// TCG to TT.
    public static ModifiedJulianDay tcgToTt(ModifiedJulianDay tcg) {
        return plus(tcg, times(sinceOrigin(tcg), L_G.negate()));
    }

    /// TDB to TCB.
    public static ModifiedJulianDay tdbToTcb(ModifiedJulianDay tdb) {
        var scaled = plus(tdb, TDB_0.negated());
        return plus(scaled, times(sinceOrigin(scaled), inverseRate(L_B)));
    }

    /// TCB to TDB.
    public static ModifiedJulianDay tcbToTdb(ModifiedJulianDay tcb) {
        return plus(plus(tcb, times(sinceOrigin(tcb), L_B.negate())), TDB_0);
    }

    /// TDB - TT in seconds at the centre of the Earth, within [#TDB_BOUND_SECONDS].
    public static double tdbMinusTtSeconds(ModifiedJulianDay tt) {
        double days = tt.day() - J2000 + tt.sinceMidnight().toSeconds() / DayCount.SECONDS_PER_DAY;
        double centuries = days / DAYS_PER_CENTURY;
        double sum = 0.000010 * centuries * Math.sin(628.3076 * centuries + 4.2490);
        for (var term : TERMS) {
            sum += term[0] * Math.sin(term[1] * centuries + term[2]);
        }
        return sum;
    }

    /// `rate / (1 - rate)`.
    private static BigDecimal inverseRate(BigDecimal rate) {
        return rate.divide(BigDecimal.ONE.subtract(rate), DIGITS);
    }

    private static BigDecimal sinceOrigin(ModifiedJulianDay date) {
        return seconds(count(date)).subtract(seconds(count(ORIGIN)));
    }

    private static TimeDelta times(BigDecimal seconds, BigDecimal factor) {
        return TimeDelta.parseSeconds(seconds.multiply(factor).toPlainString());
    }

    private static ModifiedJulianDay plus(ModifiedJulianDay date, TimeDelta delta) {
        return ModifiedJulianDay.from(date.toTai().plus(delta));
    }

    private static TimeDelta count(ModifiedJulianDay date) {
        return date.toTai().sinceEpoch();
    }

    private static BigDecimal seconds(TimeDelta delta) {
        return BigDecimal.valueOf(delta.seconds()).add(BigDecimal.valueOf(delta.attoseconds(), 18));
    }
}
