package org.noonmark.metrology.utc;

import java.util.List;
import java.util.Optional;

/// A station's own monthly report: UTC - UTC(k) on the standard dates, and the clocks behind it.
///
/// Standard dates are those of Circular T, every fifth day, whose MJD ends in 4 or 9.
///
/// @param station name of the laboratory, k
/// @param place where it is
/// @param taiMinusUtcSeconds on the first date
/// @param series UTC - UTC(k), or UTCr - UTC(k), on the dates of the report
/// @param uncertainty of the series as a whole: the largest on its dates
/// @param clocks weights and rates; may be empty
public record StationReport(
        String station,
        String place,
        int taiMinusUtcSeconds,
        UtcSeries series,
        Optional<UtcUncertainty> uncertainty,
        List<Clock> clocks) {
    /// At most so many dates fit in a line of the table.
    public static final int MOST_DATES = 8;

    private static final int STEP_DAYS = 5;
    private static final int REMAINDER = 4;

    /// A clock of the ensemble over the time of the report.
    ///
    /// @param name as the ensemble calls it
    /// @param nanosPerDay mean rate of UTC(k) minus the clock; empty when not known
    /// @param weight share of the scale, 0 to 1; empty when not known
    public record Clock(String name, Optional<Double> nanosPerDay, Optional<Double> weight) {}

    public StationReport {
        clocks = List.copyOf(clocks);
    }

    /// Whether a date is a standard date.
    public static boolean isStandardDate(double modifiedJulianDay) {
        return modifiedJulianDay == Math.rint(modifiedJulianDay)
                && Math.floorMod((long) modifiedJulianDay, (long) STEP_DAYS) == REMAINDER;
    }

    /// The standard dates of a series, the last eight at most.
    public static UtcSeries onStandardDates(UtcSeries series) {
        var points =
                series.points().stream()
                        .filter(point -> isStandardDate(point.modifiedJulianDay()))
                        .toList();
        return new UtcSeries(
                series.reference(),
                series.clock(),
                points.subList(Math.max(0, points.size() - MOST_DATES), points.size()));
    }

    /// The largest uncertainty of a series in each part; empty when a value states none.
    public static Optional<UtcUncertainty> largest(UtcSeries series) {
        double typeA = 0;
        double typeB = 0;
        for (var point : series.points()) {
            if (point.uncertainty().isEmpty()) {
                return Optional.empty();
            }
            typeA = Math.max(typeA, point.uncertainty().orElseThrow().typeANanos());
            typeB = Math.max(typeB, point.uncertainty().orElseThrow().typeBNanos());
        }
        return Optional.of(new UtcUncertainty(typeA, typeB));
    }
}
