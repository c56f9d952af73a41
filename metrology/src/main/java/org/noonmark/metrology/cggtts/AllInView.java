package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.metrology.cggtts.Link.LinkEpoch;
import org.noonmark.metrology.cggtts.WeightedMean.Term;

/// Differences of the averages over all satellites that each station sees.
final class AllInView {
    private AllInView() {}

    static Link of(Station a, Station b, Selection selection) {
        var ofA = epochs(a, selection);
        var ofB = epochs(b, selection);
        double factor = selection.outlierFactor().orElse(Link.USUAL_OUTLIER_FACTOR);
        var outliersA = OutlierSearch.find(ofA, factor);
        var outliersB = OutlierSearch.find(ofB, factor);
        boolean isRemoving = selection.outlierFactor().isPresent();
        if (isRemoving) {
            CommonView.remove(ofA, outliersA);
            CommonView.remove(ofB, outliersB);
        }
        var results = new ArrayList<LinkEpoch>();
        int unmatchedA = a.chosen().size();
        int unmatchedB = b.chosen().size();
        for (var at : ofA.entrySet()) {
            var theirs = ofB.get(at.getKey());
            if (theirs != null) {
                results.add(difference(at.getKey(), mean(at.getValue()), mean(theirs)));
                unmatchedA -= at.getValue().size();
                unmatchedB -= theirs.size();
            }
        }
        var outliers = new ArrayList<>(outliersA);
        outliers.addAll(outliersB);
        int removedA = isRemoving ? outliersA.size() : 0;
        int removedB = isRemoving ? outliersB.size() : 0;
        return new Link(
                Link.Method.ALL_IN_VIEW,
                a,
                b,
                results,
                Optional.empty(),
                outliers,
                isRemoving,
                unmatchedA - removedA,
                unmatchedB - removedB);
    }

    private static LinkEpoch difference(TrackEpoch epoch, WeightedMean a, WeightedMean b) {
        return new LinkEpoch(
                epoch,
                a.count(),
                b.count(),
                a.nanos() - b.nanos(),
                Math.hypot(a.uncertaintyNanos(), b.uncertaintyNanos()));
    }

    private static WeightedMean mean(List<Term> terms) {
        var mean = new WeightedMean();
        terms.forEach(mean::add);
        return mean;
    }

    private static Map<TrackEpoch, List<Term>> epochs(Station station, Selection selection) {
        var epochs = new TreeMap<TrackEpoch, List<Term>>();
        station.chosen()
                .forEach((key, one) ->
                        epochs.computeIfAbsent(key.epoch(), _ -> new ArrayList<>())
                                .add(
                                        new Term(
                                                key.satellite(),
                                                one.refsysNanos(),
                                                one.dsgNanos(),
                                                selection.weight(
                                                        one.elevationDegrees(), one.dsgNanos()))));
        return epochs;
    }
}
