package org.noonmark.metrology.utc;

/// Standard uncertainty of UTC - UTC(k), in nanoseconds, split as Circular T does.
///
/// @param typeANanos u_A: statistical
/// @param typeBNanos u_B: of the calibration; NaN when the link is not calibrated, and with it u
public record UtcUncertainty(double typeANanos, double typeBNanos) {
    /// Nothing adds to anything.
    public static final UtcUncertainty NONE = new UtcUncertainty(0, 0);

    public UtcUncertainty {
        boolean isCalibrated = !Double.isNaN(typeBNanos);
        double typeB = isCalibrated ? typeBNanos : 0;
        if (!(typeANanos >= 0 && typeB >= 0 && Double.isFinite(typeANanos + typeB))) {
            throw new IllegalArgumentException(
                    "must be >= 0: typeANanos=%s typeBNanos=%s".formatted(typeANanos, typeBNanos));
        }
    }

    /// u: both together; NaN when not calibrated.
    public double combinedNanos() {
        return Math.hypot(typeANanos, typeBNanos);
    }

    /// The root of the sum of squares of each part, as for two laboratories that share nothing.
    public UtcUncertainty and(UtcUncertainty other) {
        return new UtcUncertainty(
                Math.hypot(typeANanos, other.typeANanos), Math.hypot(typeBNanos, other.typeBNanos));
    }
}
