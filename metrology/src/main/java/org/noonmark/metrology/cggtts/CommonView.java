package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.noonmark.metrology.cggtts.Link.LinkEpoch;
import org.noonmark.metrology.cggtts.Link.Outlier;
import org.noonmark.metrology.cggtts.Link.Pairs;
import org.noonmark.metrology.cggtts.WeightedMean.Term;

/// Differences of the tracks that two stations have in common: satellite, date, start and code are
/// the same.
final class CommonView {
    private CommonView() {}

    static Link of(Station a, Station b, Selection selection) {
        var epochs = differences(a, b, selection);
        int pairs = epochs.values().stream().mapToInt(List::size).sum();
        var outliers =
                OutlierSearch.find(
                        epochs, selection.outlierFactor().orElse(Link.USUAL_OUTLIER_FACTOR));
        boolean isRemoving = selection.outlierFactor().isPresent();
        if (isRemoving) {
            remove(epochs, outliers);
        }
        var results = new ArrayList<LinkEpoch>();
        epochs.forEach((epoch, terms) -> {
            var mean = new WeightedMean();
            terms.forEach(mean::add);
            results.add(
                    new LinkEpoch(
                            epoch,
                            mean.count(),
                            mean.count(),
                            mean.nanos(),
                            mean.uncertaintyNanos()));
        });
        return new Link(
                Link.Method.COMMON_VIEW,
                a,
                b,
                results,
                pairs(epochs),
                outliers,
                isRemoving,
                a.chosen().size() - pairs,
                b.chosen().size() - pairs);
    }

    private static Map<TrackEpoch, List<Term>> differences(
            Station a, Station b, Selection selection) {
        var epochs = new TreeMap<TrackEpoch, List<Term>>();
        a.chosen()
                .forEach((key, mine) -> {
                    var theirs = b.chosen().get(key);
                    if (theirs != null) {
                        double dsg = Math.hypot(mine.dsgNanos(), theirs.dsgNanos());
                        double elevation =
                                0.5 * (mine.elevationDegrees() + theirs.elevationDegrees());
                        epochs.computeIfAbsent(key.epoch(), _ -> new ArrayList<>())
                                .add(
                                        new Term(
                                                key.satellite(),
                                                mine.refsysNanos() - theirs.refsysNanos(),
                                                dsg,
                                                selection.weight(elevation, dsg)));
                    }
                });
        return epochs;
    }

    /// Takes terms out; at least the median of each epoch stays.
    static void remove(Map<TrackEpoch, List<Term>> epochs, List<Outlier> outliers) {
        var gone =
                new HashSet<>(
                        outliers.stream()
                                .map(outlier -> new Track.Key(outlier.epoch(), outlier.satellite()))
                                .collect(Collectors.toSet()));
        epochs.forEach((epoch, terms) ->
                terms.removeIf(term -> gone.contains(new Track.Key(epoch, term.satellite()))));
    }

    private static Optional<Pairs> pairs(Map<TrackEpoch, List<Term>> epochs) {
        var all = epochs.values().stream().flatMap(List::stream).mapToDouble(Term::nanos).toArray();
        return all.length == 0
                ? Optional.empty()
                : Optional.of(new Pairs(SeriesMean.of(all), OutlierSearch.median(all)));
    }
}
