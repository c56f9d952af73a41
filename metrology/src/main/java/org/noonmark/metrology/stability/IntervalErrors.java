package org.noonmark.metrology.stability;

/// Root mean square time interval error: mean square of x(i+m) - x(i) (SP 1065 equation 34).
final class IntervalErrors {
    private static final int BLOCK = 4096;

    private IntervalErrors() {}

    static Moment of(double[] x, int m) {
        var squares = new CompensatedSum();
        long terms = 0;
        for (int start = 0; start < x.length - m; start += BLOCK) {
            int end = Math.min(x.length - m, start + BLOCK);
            double block = 0;
            for (int i = start; i < end; i++) {
                double error = x[i + m] - x[i];
                if (!Double.isNaN(error)) {
                    block += error * error;
                    terms++;
                }
            }
            squares.add(block);
        }
        return Moment.of(squares, terms);
    }
}
