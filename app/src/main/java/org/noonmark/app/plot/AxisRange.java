package org.noonmark.app.plot;

import java.util.List;

/// The range of an axis: whole decades around logarithmic values, a little room otherwise.
record AxisRange(double lower, double upper) {
    private static final double ROOM = 1.25;
    private static final double NEAR = 0.1;
    private static final double MARGIN = 0.04;

    static AxisRange of(Axis axis, List<Curve> curves, boolean isHorizontal) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean onlyDashed = curves.stream().allMatch(curve -> curve.look() == Curve.Look.DASHED);
        for (var curve : curves) {
            // A mask that reaches far beyond the data must not squeeze them into a corner.
            if (isHorizontal && curve.look() == Curve.Look.DASHED && !onlyDashed) {
                continue;
            }
            for (var point : curve.points()) {
                boolean isBelow = axis.isLogarithmic() && !(point.lower() > 0);
                least =
                        Math.min(
                                least,
                                isHorizontal ? point.x() : isBelow ? point.y() : point.lower());
                most = Math.max(most, isHorizontal ? point.x() : point.upper());
            }
        }
        return axis.isLogarithmic()
                ? logarithmic(least, most, isHorizontal)
                : linear(least, most, isHorizontal ? MARGIN / 2 : MARGIN);
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
