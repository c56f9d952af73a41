package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A statistic of a window that moves through the record: how stability changes with time (dynamic
/// Allan deviation, Galleani and Tavella, IEEE UFFC 56, 2009; SP 1065 section 5.2.20).
public final class DynamicDeviation {
    private DynamicDeviation() {}

    /// The statistic of one window at one averaging time.
    ///
    /// @param middleSeconds the middle of the window, from the first reading
    /// @param deviation as of a record of the window's length
    public record Point(double middleSeconds, Deviation deviation) {}

    /// The statistic over windows of `windowReadings` readings, each `stepReadings` after the one
    /// before; ascending in time, then in averaging time.
    ///
    /// @throws IllegalArgumentException when the window is not 3 to N readings, or the step not > 0
    public static List<Point> of(
            PhaseSeries phase,
            Statistic statistic,
            int windowReadings,
            int stepReadings,
            TauList taus,
            StabilityOptions options) {
        if (windowReadings < 3 || windowReadings > phase.size()) {
            throw new IllegalArgumentException(
                    "must be 3 to %d: windowReadings=%d".formatted(phase.size(), windowReadings));
        }
        if (stepReadings < 1) {
            throw new IllegalArgumentException("must be > 0: stepReadings=" + stepReadings);
        }
        double tau0 = phase.tau0Seconds();
        var points = new ArrayList<Point>();
        for (long start = 0; start + windowReadings <= phase.size(); start += stepReadings) {
            int from = (int) start;
            var window =
                    PhaseSeries.adopt(
                            Arrays.copyOfRange(phase.values(), from, from + windowReadings), tau0);
            double middle = (from + 0.5 * (windowReadings - 1)) * tau0;
            for (var one :
                    StabilityAnalysis.of(window, options).compute(List.of(statistic), taus)) {
                points.add(new Point(middle, one));
            }
        }
        return List.copyOf(points);
    }
}
