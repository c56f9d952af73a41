package org.noonmark.app.plot;

import java.util.List;

/// The range of an axis: whole decades around logarithmic values, a little room otherwise.
record AxisRange(double lower, double upper) {
    private static final double ROOM = 1.25;
    private static final double NEAR = 0.1;
    private static final double MARGIN = 0.04;

    /// How far a bound reaches beyond the values before it is cut off at the edge.
    private static final double REACH = 1000;

    static AxisRange of(Axis axis, List<Curve> curves, boolean isHorizontal) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean onlyDashed = curves.stream().allMatch(curve -> curve.look() == Curve.Look.DASHED);
        for (var curve : curves) {
            // A mask that reaches far beyond the data must not squeeze them into a corner.
            if (isHorizontal && curve.look() == Curve.Look.DASHED && !onlyDashed) {
                continue;
            }
            for (var point : curve.points()) {
                double value = isHorizontal ? point.x() : point.y();
                least = Math.min(least, value);
                most = Math.max(most, value);
                if (!isHorizontal) {
                    low = Math.min(low, bound(axis, point.lower(), value));
                    high = Math.max(high, bound(axis, point.upper(), value));
                }
            }
        }
        // A bound far away must not squeeze the values either.
        double reach = Math.max(most - least, Math.max(Math.abs(most), Math.abs(least)));
        boolean isLog = axis.isLogarithmic();
        least = Math.min(least, Math.max(low, isLog ? least / REACH : least - REACH * reach));
        most = Math.max(most, Math.min(high, isLog ? most * REACH : most + REACH * reach));
        return axis.isLogarithmic()
                ? logarithmic(least, most, isHorizontal)
                : linear(least, most, isHorizontal ? MARGIN / 2 : MARGIN);
    }

    /// The end of an interval, or the value itself when it has no place on the axis.
    private static double bound(Axis axis, double bound, double value) {
        return Double.isFinite(bound) && (bound > 0 || !axis.isLogarithmic()) ? bound : value;
    }

    private static AxisRange logarithmic(double least, double most, boolean isHorizontal) {
        if (isHorizontal && Math.log10(most / least) >= 1) {
            return new AxisRange(least / ROOM, most * ROOM);
        }
        double low = Math.floor(Math.log10(least) - NEAR);
        double high = Math.ceil(Math.log10(most) + NEAR);
        return new AxisRange(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)));
    }

    private static AxisRange linear(double least, double most, double margin) {
        double size = most - least;
        double room = size > 0 ? margin * size : Math.max(Math.abs(most) * margin, 1e-30);
        return new AxisRange(least - room, most + room);
    }
}
