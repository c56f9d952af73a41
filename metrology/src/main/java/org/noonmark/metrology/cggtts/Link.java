package org.noonmark.metrology.cggtts;

import java.util.List;
import java.util.Optional;

/// The difference of the clocks of two stations, clock A minus clock B, from their tracks.
///
/// @param a the first station
/// @param b the second station
/// @param epochs ascending
/// @param satellites all single differences together (common view), or nothing (all in view)
/// @param outliers what stands out, whether or not it was taken out
/// @param outliersRemoved whether they were
/// @param unmatchedA tracks of A that no track of B was compared with
/// @param unmatchedB tracks of B that no track of A was compared with
public record Link(
        Method method,
        Station a,
        Station b,
        List<LinkEpoch> epochs,
        Optional<Pairs> satellites,
        List<Outlier> outliers,
        boolean outliersRemoved,
        int unmatchedA,
        int unmatchedB) {
    /// How many spreads away a satellite stands out, unless another factor is asked for.
    public static final double USUAL_OUTLIER_FACTOR = 5;

    /// How the stations are compared.
    public enum Method {
        /// The difference of REFSYS of each satellite that both saw in the same track, averaged
        /// over the satellites of an epoch. Errors of the satellite's clock cancel.
        COMMON_VIEW,
        /// The average of REFSYS over all satellites of an epoch, for each station; then the
        /// difference. For stations that see few satellites in common (Z. Jiang and G. Petit, Proc.
        /// 36th PTTI, 2004).
        ALL_IN_VIEW
    }

    /// One epoch.
    ///
    /// @param satellitesA how many satellites of A are in it
    /// @param satellitesB how many of B; the same in common view
    /// @param aMinusBNanos clock A minus clock B
    /// @param uncertaintyNanos standard uncertainty from the satellites, without calibration
    public record LinkEpoch(
            TrackEpoch epoch,
            int satellitesA,
            int satellitesB,
            double aMinusBNanos,
            double uncertaintyNanos) {}

    /// A satellite that does not agree with the others of its epoch.
    ///
    /// @param fromMiddleNanos distance from their median
    /// @param limitNanos how far it could be
    public record Outlier(
            TrackEpoch epoch, String satellite, double fromMiddleNanos, double limitNanos) {}

    /// Single differences of one satellite each.
    public record Pairs(SeriesMean mean, double median) {}

    public Link {
        epochs = List.copyOf(epochs);
        outliers = List.copyOf(outliers);
    }

    /// Compares two stations.
    public static Link of(Method method, Station a, Station b, Selection selection) {
        return switch (method) {
            case COMMON_VIEW -> CommonView.of(a, b, selection);
            case ALL_IN_VIEW -> AllInView.of(a, b, selection);
        };
    }

    /// The mean over the epochs, clock A minus clock B in nanoseconds; nothing without epochs.
    public Optional<SeriesMean> mean() {
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        SeriesMean.of(
                                epochs.stream().mapToDouble(LinkEpoch::aMinusBNanos).toArray()));
    }

    /// Standard uncertainty of the mean from the scatter of the epochs, or of the satellites when
    /// there is one epoch only; `NaN` without any.
    public double statisticalNanos() {
        if (epochs.isEmpty()) {
            return Double.NaN;
        }
        return epochs.size() == 1
                ? epochs.getFirst().uncertaintyNanos()
                : mean().orElseThrow().uncertainty();
    }
}
