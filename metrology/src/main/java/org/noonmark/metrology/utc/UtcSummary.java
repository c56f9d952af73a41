package org.noonmark.metrology.utc;

import java.util.List;

/// Figures of a list of values.
///
/// @param count of values; the other figures are NaN when there is none
/// @param rmsNanos root mean square about zero
/// @param maximumNanos largest absolute value
public record UtcSummary(
        int count,
        double meanNanos,
        double standardDeviationNanos,
        double rmsNanos,
        double maximumNanos) {
    /// The figures of some values.
    public static UtcSummary of(List<UtcPoint> points) {
        int count = points.size();
        if (count == 0) {
            return new UtcSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (var point : points) {
            sum += point.nanos();
            squares += point.nanos() * point.nanos();
            most = Math.max(most, Math.abs(point.nanos()));
        }
        double mean = sum / count;
        double about = 0;
        for (var point : points) {
            about += (point.nanos() - mean) * (point.nanos() - mean);
        }
        return new UtcSummary(
                count,
                mean,
                count > 1 ? Math.sqrt(about / (count - 1)) : Double.NaN,
                Math.sqrt(squares / count),
                most);
    }
}
