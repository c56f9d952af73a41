package org.noonmark.time.scales;

import org.noonmark.time.TimeDelta;

/// UT1 at an instant.
///
/// @param ut1MinusUtc by the UTC of that instant
/// @param ut1MinusTai continuous through leap seconds
/// @param uncertaintySeconds standard uncertainty of the published values around it
/// @param quality the worst of the published values around it
public record Ut1Estimate(
        TimeDelta ut1MinusUtc,
        TimeDelta ut1MinusTai,
        double uncertaintySeconds,
        Ut1Point.Quality quality) {
    /// What the daily and twice-daily ocean tides may add: publications are freed of them. All
    /// terms of table 8.3 of the IERS Conventions (2010) together stay below it.
    public static final double TIDES_SECONDS = 1e-4;

    /// Half-width of an interval that contains UT1, tides included.
    ///
    /// @param coverage factor on the standard uncertainty, such as 3
    public TimeDelta bound(double coverage) {
        return TimeDelta.fromSeconds(coverage * uncertaintySeconds + TIDES_SECONDS);
    }
}
