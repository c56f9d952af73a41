package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sum of three differences around three stations, (A-B) + (B-C) + (C-A), which is zero for
/// clocks.
///
/// Clocks, receivers' delays and their calibration cancel. What is left tells of errors that differ
/// from satellite to satellite, such as a wrong position of an antenna or a poor model of the
/// ionosphere, since the three pairs of stations do not see the same satellites. All-in-view
/// averages cancel too: there the sum is zero whatever the data, and proves nothing.
///
/// @param ab first link
/// @param bc second link
/// @param ca third link
/// @param sums at the epochs that all three links have, in nanoseconds
/// @param mean of the sums; empty without common epochs
/// @param uncertaintyNanos standard uncertainty of the mean, from the scatter of the sums; for a
///   single epoch that of the three links together; `NaN` without common epochs
public record Closure(
        Link ab,
        Link bc,
        Link ca,
        List<SumEpoch> sums,
        Optional<SeriesMean> mean,
        double uncertaintyNanos) {
    /// The factor from the standard uncertainty to the limit of the verdict.
    public static final double COVERAGE = 2;

    /// Sums closer to zero than this are zero: REFSYS is rounded to 0.1 ns.
    private static final double ROUNDING_NANOS = 0.01;

    /// One epoch.
    public record SumEpoch(TrackEpoch epoch, double nanos) {}

    public Closure {
        sums = List.copyOf(sums);
    }

    /// The closure of three links; `ca` is C minus A.
    public static Closure of(Link ab, Link bc, Link ca) {
        var second = byEpoch(bc);
        var third = byEpoch(ca);
        var sums = new ArrayList<SumEpoch>();
        double single = Double.NaN;
        for (var first : ab.epochs()) {
            var two = second.get(first.epoch());
            var three = third.get(first.epoch());
            if (two != null && three != null) {
                sums.add(
                        new SumEpoch(
                                first.epoch(),
                                first.aMinusBNanos() + two.aMinusBNanos() + three.aMinusBNanos()));
                single =
                        Math.hypot(
                                Math.hypot(first.uncertaintyNanos(), two.uncertaintyNanos()),
                                three.uncertaintyNanos());
            }
        }
        Optional<SeriesMean> mean =
                sums.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                SeriesMean.of(
                                        sums.stream().mapToDouble(SumEpoch::nanos).toArray()));
        double uncertainty = sums.size() < 2 ? single : mean.orElseThrow().uncertainty();
        return new Closure(ab, bc, ca, sums, mean, uncertainty);
    }

    private static Map<TrackEpoch, Link.LinkEpoch> byEpoch(Link link) {
        var found = new HashMap<TrackEpoch, Link.LinkEpoch>();
        link.epochs().forEach(epoch -> found.put(epoch.epoch(), epoch));
        return found;
    }

    /// Whether the mean is zero within its uncertainty times [#COVERAGE]; false without common
    /// epochs.
    public boolean closes() {
        return mean.isPresent()
                && Math.abs(mean.orElseThrow().mean())
                        <= Math.max(ROUNDING_NANOS, COVERAGE * uncertaintyNanos);
    }
}
