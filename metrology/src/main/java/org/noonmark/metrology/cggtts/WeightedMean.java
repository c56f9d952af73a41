package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.List;

/// A weighted mean of satellites and its standard uncertainty: the larger of what their DSG lets
/// expect and what their scatter shows (the internal and external errors of R. T. Birge, Phys. Rev.
/// 40 (1932) 207), since a scatter of two or three values can be small by chance.
final class WeightedMean {
    /// One satellite.
    record Term(String satellite, double nanos, double dsgNanos, double weight) {}

    private final List<Term> terms = new ArrayList<>();
    private double weights;
    private double sum;

    void add(Term term) {
        terms.add(term);
        weights += term.weight();
        sum += term.weight() * term.nanos();
    }

    List<Term> terms() {
        return terms;
    }

    int count() {
        return terms.size();
    }

    double nanos() {
        return sum / weights;
    }

    double uncertaintyNanos() {
        double mean = nanos();
        double squares = 0;
        double noise = 0;
        for (var term : terms) {
            squares += term.weight() * Math.pow(term.nanos() - mean, 2);
            noise += Math.pow(term.weight() * term.dsgNanos(), 2);
        }
        double internal = Math.sqrt(noise) / weights;
        double external = count() < 2 ? 0 : Math.sqrt(squares / ((count() - 1) * weights));
        return Math.max(internal, external);
    }
}
