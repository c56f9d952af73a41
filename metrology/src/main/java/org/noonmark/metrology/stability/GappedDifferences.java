package org.noonmark.metrology.stability;

/// What [Differences] does, for readings of which some are missing.
///
/// A term of d2 or d3 counts when all its readings are there. A difference of means over m readings
/// counts when each of its three means has at least the wanted share of its readings; the others
/// are stood in for (see [GapFill]).
final class GappedDifferences {
    private GappedDifferences() {}

    static Differences of(double[] x, GapFill fill, int m, double leastShare) {
        return new Differences(second(x, m), third(x, m), averaged(fill, x.length, m, leastShare));
    }

    private static double d2(double[] x, int i, int m) {
        return (x[i + 2 * m] - x[i + m]) - (x[i + m] - x[i]);
    }

    private static Moment second(double[] x, int m) {
        var squares = new CompensatedSum();
        long terms = 0;
        for (int i = 0; i < x.length - 2L * m; i++) {
            double difference = d2(x, i, m);
            if (!Double.isNaN(difference)) {
                squares.add(difference * difference);
                terms++;
            }
        }
        return Moment.of(squares, terms);
    }

    private static Moment third(double[] x, int m) {
        var squares = new CompensatedSum();
        long terms = 0;
        for (int i = 0; i < x.length - 3L * m; i++) {
            double difference = d2(x, i + m, m) - d2(x, i, m);
            if (!Double.isNaN(difference)) {
                squares.add(difference * difference);
                terms++;
            }
        }
        return Moment.of(squares, terms);
    }

    private static Moment averaged(GapFill fill, int readings, int m, double leastShare) {
        if (readings < 3L * m) {
            return Moment.NONE;
        }
        var filled = fill.filled();
        var squares = new CompensatedSum();
        long terms = 0;
        var window = new CompensatedSum();
        for (int i = 0; i < m - 1; i++) {
            window.add(d2(filled, i, m));
        }
        int needed = needed(m, leastShare);
        for (int i = 0; i + 3L * m <= readings; i++) {
            window.add(d2(filled, i + m - 1, m));
            if (counts(fill, i, m, needed)) {
                double mean = window.value() / m;
                squares.add(mean * mean);
                terms++;
            }
            window.add(-d2(filled, i, m));
        }
        return Moment.of(squares, terms);
    }

    /// How many of m readings must be there.
    static int needed(int m, double leastShare) {
        return Math.max(1, (int) Math.ceil(leastShare * m));
    }

    /// Whether each third of the window of 3m from `start` counts.
    static boolean counts(GapFill fill, int start, int m, int needed) {
        return fill.counts(start, m, needed)
                && fill.counts(start + m, m, needed)
                && fill.counts(start + 2 * m, m, needed);
    }
}
