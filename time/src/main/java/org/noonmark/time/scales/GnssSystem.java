package org.noonmark.time.scales;

import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Satellite systems that count weeks.
public enum GnssSystem {
    /// GPS weeks since 1980-01-06.
    GPS(AtomicScale.GPS, 44_244),

    /// Galileo weeks since 1999-08-22.
    GALILEO(AtomicScale.GALILEO, 51_412),

    /// BeiDou weeks since 2006-01-01.
    BEIDOU(AtomicScale.BEIDOU, 53_736);

    private final AtomicScale scale;
    private final long epochDay;

    GnssSystem(AtomicScale scale, long epochDay) {
        this.scale = scale;
        this.epochDay = epochDay;
    }

    /// The scale on which the weeks are counted.
    public AtomicScale scale() {
        return scale;
    }

    TaiInstant epoch() {
        return scale.toTai(new ModifiedJulianDay(epochDay, TimeDelta.ZERO));
    }
}
