package org.noonmark.metrology.stability;

import java.util.stream.IntStream;

/// What [TheoTerms] does, for readings of which some are missing: a pair (i, k) counts when its
/// four readings are there, and the mean is over the weights 1/k of those that count.
///
/// All terms are first summed over readings whose gaps are bridged; what touches a bridged reading
/// is then taken away, term by term. That costs as many terms as the missing readings meet, m each,
/// not m a window. When more than one reading in eight is missing, the terms that count are summed
/// one by one instead.
final class GappedTheo {
    private static final int FEW = 8;

    private final double[] x;
    private final double[] filled;
    private final int[] missing;
    private final int m;
    private final int h;
    private final CompensatedSum squares = new CompensatedSum();
    private final CompensatedSum weights = new CompensatedSum();
    private long terms;

    private GappedTheo(double[] x, double[] filled, int m, int[] missing) {
        this.x = x;
        this.filled = filled;
        this.m = m;
        this.missing = missing;
        h = m / 2;
    }

    /// @param filled the readings with their gaps bridged, however
    static Moment of(double[] x, double[] filled, int m) {
        long windows = x.length - (long) m;
        if (windows < 1) {
            return Moment.NONE;
        }
        int[] missing = IntStream.range(0, x.length).filter(i -> Double.isNaN(x[i])).toArray();
        if (missing.length == x.length) {
            return Moment.NONE;
        }
        if (m <= 64 || missing.length > x.length / FEW) {
            return oneByOne(x, m);
        }
        return new GappedTheo(x, filled, m, missing).corrected((int) windows);
    }

    private static Moment oneByOne(double[] x, int m) {
        var squares = new CompensatedSum();
        var weights = new CompensatedSum();
        long terms = 0;
        var window = new Window();
        for (int i = 0; i < x.length - m; i++) {
            window.measure(x, i, m);
            squares.add(window.squares);
            weights.add(window.weight);
            terms += window.terms;
        }
        double scale = TheoTerms.harmonic(m / 2);
        return terms == 0
                ? Moment.NONE
                : new Moment(scale * squares.value() / weights.value(), terms);
    }

    private Moment corrected(int windows) {
        var all = TheoTerms.of(filled, m);
        double harmonic = TheoTerms.harmonic(h);
        squares.add(all.meanSquare() * windows);
        weights.add(harmonic * windows);
        terms = all.terms();
        int first = 0;
        for (int i = 0; i < windows; i++) {
            while (first < missing.length && missing[first] < i) {
                first++;
            }
            if (Double.isNaN(x[i]) || Double.isNaN(x[i + m])) {
                for (int k = 1; k <= h; k++) {
                    remove(i, k);
                }
            } else {
                removeInside(i, first);
            }
        }
        return terms == 0
                ? Moment.NONE
                : new Moment(harmonic * squares.value() / weights.value(), terms);
    }

    /// Takes away the pairs of window i that need a missing reading, each once.
    private void removeInside(int i, int first) {
        for (int j = first; j < missing.length && missing[j] < i + m; j++) {
            int place = missing[j] - i;
            if (place <= h) {
                remove(i, place);
            } else if (!Double.isNaN(x[i + m - place])) {
                remove(i, m - place);
            }
        }
    }

    private void remove(int i, int k) {
        double term = (filled[i] - filled[i + k]) - (filled[i + m - k] - filled[i + m]);
        squares.add(-term * term / k);
        weights.add(-1.0 / k);
        terms--;
    }

    /// The terms of one window.
    static final class Window {
        double squares;
        double weight;
        int terms;

        void measure(double[] x, int i, int m) {
            squares = 0;
            weight = 0;
            terms = 0;
            if (Double.isNaN(x[i]) || Double.isNaN(x[i + m])) {
                return;
            }
            for (int k = 1; k <= m / 2; k++) {
                double term = (x[i] - x[i + k]) - (x[i + m - k] - x[i + m]);
                if (!Double.isNaN(term)) {
                    squares += term * term / k;
                    weight += 1.0 / k;
                    terms++;
                }
            }
        }
    }
}
