package org.noonmark.time.scales;

import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Scales that by definition differ from TAI by a constant.
///
/// What a satellite system realises differs from its definition by nanoseconds; that difference is
/// measured, not converted.
public enum AtomicScale {
    /// International Atomic Time.
    TAI(0),

    /// Terrestrial Time: TAI + 32.184 s (IAU 1991 resolution A4).
    TT(32_184),

    /// GPS time: TAI - 19 s, equal to UTC on 1980-01-06 (IS-GPS-200).
    GPS(-19_000),

    /// Galileo System Time: TAI - 19 s (Galileo OS SIS ICD section 5.1.2).
    GALILEO(-19_000),

    /// BeiDou time: TAI - 33 s, equal to UTC on 2006-01-01 (BDS-SIS-ICD section 3.3).
    BEIDOU(-33_000);

    private final long minusTaiMillis;

    AtomicScale(long minusTaiMillis) {
        this.minusTaiMillis = minusTaiMillis;
    }

    /// This scale minus TAI, exact.
    public TimeDelta minusTai() {
        return TimeDelta.ofMillis(minusTaiMillis);
    }

    /// The date of an instant on this scale.
    public ModifiedJulianDay dateOf(TaiInstant tai) {
        return ModifiedJulianDay.from(tai.plus(minusTai()));
    }

    /// The instant of a date on this scale.
    public TaiInstant toTai(ModifiedJulianDay date) {
        return date.toTai().minus(minusTai());
    }
}
