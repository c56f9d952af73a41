package org.noonmark.metrology.stability;

/// Prefix sums at every 256th reading, each carried in two doubles, so that the sum over any window
/// is exact to the last place whatever lies before it.
///
/// P(j) is the sum of the readings before j. Needs readings without gaps (0 for a missing one).
final class BlockSums {
    private static final int SHIFT = 8;

    private final double[] values;
    private final double[] high;
    private final double[] low;

    BlockSums(double[] values) {
        this.values = values;
        int blocks = (values.length >> SHIFT) + 1;
        high = new double[blocks];
        low = new double[blocks];
        var sum = new CompensatedSum();
        for (int block = 0; block < blocks; block++) {
            high[block] = sum.high();
            low[block] = sum.low();
            int end = Math.min(values.length, (block + 1) << SHIFT);
            for (int i = block << SHIFT; i < end; i++) {
                sum.add(values[i]);
            }
        }
    }

    /// P(i+3m) - 3 P(i+2m) + 3 P(i+m) - P(i): the sum of m neighbouring second differences of
    /// spacing m, the term of the modified Allan variance (SP 1065 equation 14).
    double thirdDifference(int i, int m) {
        var sum = new CompensatedSum();
        addPrefix(sum, i + 3 * m, 1, 1);
        addPrefix(sum, i + 2 * m, -1, 3);
        addPrefix(sum, i + m, 1, 3);
        addPrefix(sum, i, -1, 1);
        return sum.value();
    }

    /// The sum of the readings from `start` up to but not including `end`.
    double between(int start, int end) {
        var sum = new CompensatedSum();
        addPrefix(sum, end, 1, 1);
        addPrefix(sum, start, -1, 1);
        return sum.value();
    }

    private void addPrefix(CompensatedSum sum, int index, int sign, int times) {
        int block = index >> SHIFT;
        double part = 0;
        for (int i = block << SHIFT; i < index; i++) {
            part += values[i];
        }
        for (int k = 0; k < times; k++) {
            sum.add(sign * high[block]);
            sum.add(sign * low[block]);
            sum.add(sign * part);
        }
    }
}
