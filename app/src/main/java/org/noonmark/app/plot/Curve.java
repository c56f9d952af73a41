package org.noonmark.app.plot;

import java.util.List;

/// One line of the legend.
///
/// @param label in the legend; empty for none
/// @param colour a number from 0, which chooses the mark as well; [#INK] for black
/// @param points in the order they are joined
public record Curve(String label, Look look, Side side, int colour, List<Point> points) {
    /// Black, without a mark of its own.
    public static final int INK = -1;

    /// How the points are drawn.
    public enum Look {
        /// Marks with error bars, joined; above 60 points a line in a pale band.
        MARKS,
        /// Marks with error bars, not joined.
        LOOSE_MARKS,
        /// The same, hollow.
        HOLLOW_MARKS,
        /// A line without marks, for many points.
        LINE,
        /// Dashed, for limits and models.
        DASHED
    }

    /// Which vertical axis.
    public enum Side {
        LEFT,
        RIGHT
    }

    /// One value and its interval.
    ///
    /// @param lower end of the interval, the value itself without one; on a logarithmic axis 0 or
    ///   less reaches down to the edge
    /// @param upper end of the interval, the value itself without one
    public record Point(double x, double y, double lower, double upper) {
        public Point {
            if (!(lower <= y) || !(y <= upper)) {
                throw new IllegalArgumentException(
                        "must be in order: lower=%s y=%s upper=%s".formatted(lower, y, upper));
            }
        }

        /// A value without an interval.
        public Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    public Curve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("must have a point: " + label);
        }
    }

    /// A curve on the left axis.
    public Curve(String label, Look look, int colour, List<Point> points) {
        this(label, look, Side.LEFT, colour, points);
    }
}
