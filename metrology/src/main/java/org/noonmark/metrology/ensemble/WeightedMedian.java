package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// The weighted median of numbers, by selection: its work grows with their number, not faster.
final class WeightedMedian {
    private double[] values = new double[16];
    private double[] weights = new double[16];
    private int count;

    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(double value, double weight) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        values[count] = value;
        weights[count] = weight;
        count++;
    }

    /// The least value that has at least half the weight at or below it. The order of what was
    /// added is lost.
    double value() {
        double half = 0;
        for (int i = 0; i < count; i++) {
            half += weights[i];
        }
        half /= 2;
        int from = 0;
        int to = count - 1;
        double below = 0;
        while (from < to) {
            double pivot = middleOfThree(from, to);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            // from..j is at most the pivot, i..to at least; what lies between equals it.
            double left = below + sum(from, j);
            double middle = left + sum(j + 1, i - 1);
            if (left >= half) {
                to = j;
            } else if (middle >= half) {
                return pivot;
            } else {
                below = middle;
                from = i;
            }
        }
        return values[from];
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private double middleOfThree(int from, int to) {
        double a = values[from];
        double b = values[(from + to) >>> 1];
        double c = values[to];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
        double weight = weights[i];
        weights[i] = weights[j];
        weights[j] = weight;
    }
}
