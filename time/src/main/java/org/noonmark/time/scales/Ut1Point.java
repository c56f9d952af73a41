package org.noonmark.time.scales;

import org.noonmark.time.TimeDelta;

/// UT1 - UTC at 0 h UTC of a day, as a publication states it.
///
/// @param line counts from 1
/// @param day MJD
/// @param ut1MinusUtc steps by a second at a leap second
/// @param uncertaintySeconds standard uncertainty
public record Ut1Point(
        int line, long day, TimeDelta ut1MinusUtc, double uncertaintySeconds, Quality quality) {
    /// How far it is from a final value, the better ones last.
    public enum Quality {
        /// Extrapolated.
        PREDICTED,

        /// Of the IERS Rapid Service, from observations.
        RAPID,

        /// Of Bulletin B.
        FINAL
    }

    public Ut1Point {
        if (!(uncertaintySeconds >= 0)) {
            throw new IllegalArgumentException(
                    "must be >= 0: uncertaintySeconds=" + uncertaintySeconds);
        }
    }
}
