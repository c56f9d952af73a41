package org.noonmark.metrology.stability;

/// What [Differences] does, for readings of which some are missing.
///
/// A term of d2 or d3 counts when all its readings are there. The mean of m neighbouring second
/// differences is taken over those that are complete, and counts when they are at least the wanted
/// share of m: a mean of complete second differences is blind to phase and frequency whatever is
/// missing, where a difference of means of what is left is not.
final class GappedDifferences {
    private GappedDifferences() {}

    static Differences of(double[] x, int m, double leastShare) {
        return new Differences(second(x, m), third(x, m), averaged(x, m, leastShare));
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

    private static Moment averaged(double[] x, int m, double leastShare) {
        if (x.length < 3L * m) {
            return Moment.NONE;
        }
        var squares = new CompensatedSum();
        long terms = 0;
        var window = new CompensatedSum();
        int complete = 0;
        int needed = Math.max(1, (int) Math.ceil(leastShare * m));
        for (int i = 0; i < x.length - 2L * m; i++) {
            double enters = d2(x, i, m);
            if (!Double.isNaN(enters)) {
                window.add(enters);
                complete++;
            }
            if (i >= m) {
                double leaves = d2(x, i - m, m);
                if (!Double.isNaN(leaves)) {
                    window.add(-leaves);
                    complete--;
                }
            }
            if (i >= m - 1 && complete >= needed) {
                double mean = window.value() / complete;
                squares.add(mean * mean);
                terms++;
            }
        }
        return Moment.of(squares, terms);
    }
}
