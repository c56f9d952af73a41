package org.noonmark.app.compare;

import org.noonmark.app.plot.Axis;

/// The time below a plot: days of MJD, or hours of the first day when there are less than two days,
/// since decimals of a date are hard to read.
///
/// @param mjd the first day
/// @param isHours whether hours since its beginning are shown
record TimeAxis(int mjd, boolean isHours) {
    private static final double HOURS = 24;

    /// The axis for dates from `first` to `last`, decimal MJD.
    static TimeAxis over(double first, double last) {
        return new TimeAxis((int) Math.floor(first), last - first < 2);
    }

    Axis axis() {
        return Axis.linear(isHours ? "Hours of MJD " + mjd : "MJD / d");
    }

    /// Where a date stands on it.
    double at(double date) {
        return isHours ? HOURS * (date - mjd) : date;
    }
}
