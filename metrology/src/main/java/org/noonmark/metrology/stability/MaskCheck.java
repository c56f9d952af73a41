package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.List;

/// Deviations against a mask: pass or fail and the margin at each averaging time.
///
/// @param mask whose limits
/// @param points one for each deviation of the mask's statistic at which it sets a limit, in their
///   order
public record MaskCheck(Mask mask, List<Point> points) {
    /// One averaging time.
    ///
    /// @param tauSeconds the averaging time
    /// @param value MTIE or TDEV in seconds
    /// @param limit in seconds
    /// @param margin limit over value; 1 or more passes
    public record Point(double tauSeconds, double value, double limit, double margin) {
        public boolean passes() {
            return value <= limit;
        }
    }

    public MaskCheck {
        points = List.copyOf(points);
    }

    /// Checks those of the deviations that the mask is about.
    public static MaskCheck of(Mask mask, List<Deviation> deviations) {
        var points = new ArrayList<Point>();
        for (var one : deviations) {
            var limit = mask.limitSeconds(one.tauSeconds());
            if (one.statistic() == mask.statistic() && limit.isPresent()) {
                double most = limit.getAsDouble();
                points.add(new Point(one.tauSeconds(), one.value(), most, most / one.value()));
            }
        }
        return new MaskCheck(mask, points);
    }

    /// Whether something was checked and all of it passes.
    public boolean passes() {
        return !points.isEmpty() && points.stream().allMatch(Point::passes);
    }

    /// The least margin; infinite when nothing was checked.
    public double leastMargin() {
        return points.stream().mapToDouble(Point::margin).min().orElse(Double.POSITIVE_INFINITY);
    }
}
