package org.noonmark.metrology.cggtts;

import java.util.Optional;

/// Which tracks are compared, and how they are weighted.
///
/// @param leastElevationDegrees mask, from 0 to 90
/// @param mostDsgNanos tracks noisier than this are left out
/// @param leastLengthSeconds tracks shorter than this are left out
/// @param weighting of the satellites of an epoch
/// @param outlierFactor takes out differences this many spreads from the middle of their epoch
/// @param foldSeconds takes whole seconds off REFSYS, for receivers that number seconds wrongly
public record Selection(
        double leastElevationDegrees,
        double mostDsgNanos,
        int leastLengthSeconds,
        Weighting weighting,
        Optional<Double> outlierFactor,
        boolean foldSeconds) {
    private static final double DSG_STEP = 0.1;

    /// How much a satellite counts.
    public enum Weighting {
        EQUAL,
        /// By the square of the sine of its elevation: delays of the atmosphere and reflections
        /// grow towards the horizon.
        ELEVATION,
        /// By the inverse square of its DSG.
        DSG
    }

    /// All elevations, DSG up to 20 ns, tracks of at least 750 s, equal weights, no outlier taken
    /// out.
    public static final Selection USUAL =
            new Selection(0, 20, 750, Weighting.EQUAL, Optional.empty(), false);

    public Selection {
        if (!(leastElevationDegrees >= 0 && leastElevationDegrees <= 90)
                || !(mostDsgNanos > 0)
                || leastLengthSeconds < 0
                || outlierFactor.filter(factor -> !(factor > 0)).isPresent()) {
            throw new IllegalArgumentException(
                    "must be 0 to 90, > 0, >= 0 and > 0: "
                            + leastElevationDegrees
                            + ", "
                            + mostDsgNanos
                            + ", "
                            + leastLengthSeconds
                            + ", "
                            + outlierFactor);
        }
    }

    /// The same with other weights.
    public Selection with(Weighting other) {
        return new Selection(
                leastElevationDegrees,
                mostDsgNanos,
                leastLengthSeconds,
                other,
                outlierFactor,
                foldSeconds);
    }

    /// How much a satellite of this elevation and noise counts.
    double weight(double elevationDegrees, double dsgNanos) {
        return switch (weighting) {
            case EQUAL -> 1;
            case ELEVATION ->
                    Math.max(1e-4, Math.pow(Math.sin(Math.toRadians(elevationDegrees)), 2));
            case DSG -> 1 / Math.pow(Math.max(DSG_STEP, dsgNanos), 2);
        };
    }
}
