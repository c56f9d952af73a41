package org.noonmark.metrology.stability;

/// Mean squares of differences whose terms do not overlap: every m-th reading only.
///
/// A missing reading takes away the terms that need it, nothing else.
final class SideBySide {
    private SideBySide() {}

    /// Second differences, for ADEV (SP 1065 equation 10).
    static Moment second(double[] x, int m) {
        var squares = new CompensatedSum();
        long terms = 0;
        for (long i = 0; i + 2L * m < x.length; i += m) {
            int at = (int) i;
            double difference = (x[at + 2 * m] - x[at + m]) - (x[at + m] - x[at]);
            if (!Double.isNaN(difference)) {
                squares.add(difference * difference);
                terms++;
            }
        }
        return Moment.of(squares, terms);
    }

    /// Third differences, for HDEV (SP 1065 equation 17).
    static Moment third(double[] x, int m) {
        var squares = new CompensatedSum();
        long terms = 0;
        for (long i = 0; i + 3L * m < x.length; i += m) {
            int at = (int) i;
            double first = (x[at + 2 * m] - x[at + m]) - (x[at + m] - x[at]);
            double next = (x[at + 3 * m] - x[at + 2 * m]) - (x[at + 2 * m] - x[at + m]);
            double difference = next - first;
            if (!Double.isNaN(difference)) {
                squares.add(difference * difference);
                terms++;
            }
        }
        return Moment.of(squares, terms);
    }
}
