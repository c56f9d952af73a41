package org.noonmark.app.plot;

import java.util.List;

/// What a plot of stability statistics shows.
///
/// @param title above the plot; empty for none
/// @param footnote below it, such as the level of the intervals; empty for none
public record StabilityPlot(String title, String footnote, List<Curve> curves) {
    /// What the values of a curve are measured in.
    public enum Quantity {
        /// Fractional frequency.
        FRACTIONAL,
        /// Seconds of phase.
        SECONDS
    }

    /// One line of the legend.
    ///
    /// @param statistic in words, for the axis
    /// @param symbol how it is written on the axis, `σ_y(τ)`; `_` lowers the letter after it
    /// @param isLimit whether it is a mask, drawn dashed and without marks
    public record Curve(
            String label,
            String statistic,
            String symbol,
            Quantity quantity,
            boolean isLimit,
            List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /// One value and its interval; without one, `lower` and `upper` equal the value.
    public record Point(double tauSeconds, double value, double lower, double upper) {
        public Point {
            if (!(tauSeconds > 0) || !(value > 0) || !(lower > 0) || !(upper >= lower)) {
                throw new IllegalArgumentException(
                        "must be > 0 and in order: tauSeconds=%s value=%s lower=%s upper=%s"
                                .formatted(tauSeconds, value, lower, upper));
            }
        }
    }

    public StabilityPlot {
        curves = List.copyOf(curves);
    }
}
