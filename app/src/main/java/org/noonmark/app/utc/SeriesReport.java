package org.noonmark.app.utc;

import java.util.List;
import java.util.OptionalDouble;
import org.noonmark.metrology.utc.UtcPoint;
import org.noonmark.metrology.utc.UtcSeries;
import org.noonmark.metrology.utc.UtcSummary;
import org.noonmark.metrology.utc.UtcUncertainty;

/// What `compare utc` says.
public record SeriesReport(List<Entry> series) {
    /// One series; all values in nanoseconds, reference minus clock.
    ///
    /// @param name `UTC - UTC(PTB)`
    /// @param meanNanos NaN when there is no value, as the other figures
    public record Entry(
            String name,
            int count,
            double firstMjd,
            double lastMjd,
            double meanNanos,
            double standardDeviationNanos,
            double rmsNanos,
            double maximumNanos,
            OptionalDouble largestUncertaintyNanos,
            List<Value> values) {
        public Entry {
            values = List.copyOf(values);
        }

        static Entry of(UtcSeries series) {
            var summary = UtcSummary.of(series.points());
            var points = series.points();
            return new Entry(
                    series.name(),
                    summary.count(),
                    points.isEmpty() ? Double.NaN : points.getFirst().modifiedJulianDay(),
                    points.isEmpty() ? Double.NaN : points.getLast().modifiedJulianDay(),
                    summary.meanNanos(),
                    summary.standardDeviationNanos(),
                    summary.rmsNanos(),
                    summary.maximumNanos(),
                    points.stream()
                            .flatMap(point -> point.uncertainty().stream())
                            .mapToDouble(UtcUncertainty::combinedNanos)
                            .filter(Double::isFinite)
                            .max(),
                    points.stream().map(Value::of).toList());
        }
    }

    /// One value.
    ///
    /// @param uNanos combined standard uncertainty
    public record Value(
            double mjd,
            double nanos,
            OptionalDouble uANanos,
            OptionalDouble uBNanos,
            OptionalDouble uNanos) {
        static Value of(UtcPoint point) {
            var known = point.uncertainty();
            return new Value(
                    point.modifiedJulianDay(),
                    point.nanos(),
                    known.map(u -> OptionalDouble.of(u.typeANanos()))
                            .orElse(OptionalDouble.empty()),
                    known.stream()
                            .mapToDouble(UtcUncertainty::typeBNanos)
                            .filter(Double::isFinite)
                            .findFirst(),
                    known.stream()
                            .mapToDouble(UtcUncertainty::combinedNanos)
                            .filter(Double::isFinite)
                            .findFirst());
        }
    }

    public SeriesReport {
        series = List.copyOf(series);
    }
}
