package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.noonmark.metrology.cggtts.WeightedMean.Term;

/// Finds satellites that do not agree with the others of their epoch.
///
/// Each is judged by its distance from the median of its epoch. The spread is the median of the
/// distances between any two satellites of the same epoch, over all epochs together since one has
/// few satellites, scaled to the standard deviation of a normal distribution; it needs no middle,
/// and is so free of the bias that the median absolute deviation has for few values (P. J.
/// Rousseeuw and C. Croux, J. Am. Stat. Assoc. 88 (1993) 1273). The factor of 5 is that of NIST SP
/// 1065, 10.11.
final class OutlierSearch {
    /// The standard deviation over the median distance of two: 1 / (sqrt(2) 0.6745).
    private static final double NORMAL = 1 / (Math.sqrt(2) * 0.6744897501960817);

    private static final int FEWEST = 3;

    private OutlierSearch() {}

    static List<Link.Outlier> find(Map<TrackEpoch, List<Term>> epochs, double factor) {
        var distances = epochs.values().stream().flatMapToDouble(OutlierSearch::distances);
        double limit = factor * NORMAL * median(distances.toArray());
        var found = new ArrayList<Link.Outlier>();
        if (limit > 0) {
            epochs.forEach((epoch, terms) -> add(found, epoch, terms, limit));
        }
        return found;
    }

    private static DoubleStream distances(List<Term> terms) {
        return IntStream.range(0, terms.size())
                .boxed()
                .flatMapToDouble(i ->
                        terms.subList(0, i).stream()
                                .mapToDouble(
                                        other -> Math.abs(terms.get(i).nanos() - other.nanos())));
    }

    private static void add(
            List<Link.Outlier> found, TrackEpoch epoch, List<Term> terms, double limit) {
        if (terms.size() < FEWEST) {
            return;
        }
        double middle = median(terms);
        for (var term : terms) {
            if (Math.abs(term.nanos() - middle) > limit) {
                found.add(new Link.Outlier(epoch, term.satellite(), term.nanos() - middle, limit));
            }
        }
    }

    private static double median(List<Term> terms) {
        return median(terms.stream().mapToDouble(Term::nanos).toArray());
    }

    /// The median; `NaN` of nothing.
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0
                ? Double.NaN
                : n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
