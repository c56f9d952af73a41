package org.noonmark.app.compare;

import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.SeriesMean;

/// A link and the standard uncertainty of its calibration.
///
/// @param calibrationNanos `NaN` when not stated
record CalibratedLink(Link link, double calibrationNanos) {
    SeriesMean mean() {
        return link.mean().orElseThrow();
    }

    /// Scatter and, where stated, calibration together.
    double combinedNanos() {
        return Double.isNaN(calibrationNanos)
                ? link.statisticalNanos()
                : Math.hypot(link.statisticalNanos(), calibrationNanos);
    }

    String label() {
        return link.a().name() + " - " + link.b().name();
    }

    String method() {
        return switch (link.method()) {
            case COMMON_VIEW -> "common view";
            case ALL_IN_VIEW -> "all in view";
        };
    }
}
