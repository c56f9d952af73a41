package org.noonmark.metrology.stability;

/// Mean square of the second differences of phase extended by inverted reflection at both ends, for
/// TOTDEV (SP 1065 section 5.2.11, equation 25): x*(-j) = 2 x(0) - x(j), x*(N-1+j) = 2 x(N-1) -
/// x(N-1-j).
///
/// Inside the record the terms are those of OADEV; only the m terms at each end are new.
final class TotalDifferences {
    private TotalDifferences() {}

    /// The mean square, given that of the inside (see [Differences#second]).
    static Moment of(double[] x, int m, Moment inside) {
        int n = x.length;
        var squares = new CompensatedSum();
        if (!inside.isEmpty()) {
            squares.add(inside.meanSquare() * inside.terms());
        }
        long terms = inside.terms();
        int leftEnd = Math.min(m, n - 1);
        int rightStart = Math.max(leftEnd, n - m);
        terms += add(x, m, 1, leftEnd, squares);
        terms += add(x, m, rightStart, n - 1, squares);
        return Moment.of(squares, terms);
    }

    /// Adds the terms at the beginning of a record, and returns how many; reversed in time, those
    /// at its end.
    ///
    /// @param x at least the first 2m readings
    static long edge(double[] x, int m, CompensatedSum squares) {
        return add(x, m, 1, m, squares);
    }

    private static long add(double[] x, int m, int start, int end, CompensatedSum squares) {
        long terms = 0;
        for (int i = start; i < end; i++) {
            double difference = (extended(x, i + (long) m) - x[i]) - (x[i] - extended(x, i - m));
            if (!Double.isNaN(difference)) {
                squares.add(difference * difference);
                terms++;
            }
        }
        return terms;
    }

    private static double extended(double[] x, long i) {
        int last = x.length - 1;
        if (i < 0) {
            return 2 * x[0] - x[(int) -i];
        }
        return i > last ? 2 * x[last] - x[(int) (2L * last - i)] : x[(int) i];
    }
}
