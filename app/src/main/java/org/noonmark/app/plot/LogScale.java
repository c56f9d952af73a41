package org.noonmark.app.plot;

import java.util.stream.Stream;
import org.noonmark.app.plot.StabilityPlot.Curve;

/// The range of a logarithmic axis: whole decades around values, a little room around times.
///
/// @param lower end, above 0
/// @param upper end
record LogScale(double lower, double upper) {
    private static final double ROOM = 1.25;
    private static final double NEAR = 0.1;

    static LogScale around(Stream<Curve> curves, boolean isTime) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (var curve : curves.toList()) {
            // A mask that reaches far beyond the data must not squeeze them into a corner.
            for (var point : curve.points()) {
                if (isTime ? !curve.isLimit() : true) {
                    least = Math.min(least, isTime ? point.tauSeconds() : point.lower());
                    most = Math.max(most, isTime ? point.tauSeconds() : point.upper());
                }
            }
        }
        if (isTime && Math.log10(most / least) >= 1) {
            return new LogScale(least / ROOM, most * ROOM);
        }
        double low = Math.floor(Math.log10(least) - NEAR);
        double high = Math.ceil(Math.log10(most) + NEAR);
        return new LogScale(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)));
    }
}
