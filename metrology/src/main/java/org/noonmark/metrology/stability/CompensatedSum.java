package org.noonmark.metrology.stability;

/// A sum that keeps what rounding takes away (Neumaier 1974), so that a hundred million terms lose
/// no more than one.
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        if (Math.abs(sum) >= Math.abs(value)) {
            lost += (sum - next) + value;
        } else {
            lost += (value - next) + sum;
        }
        sum = next;
    }

    void add(CompensatedSum other) {
        add(other.sum);
        lost += other.lost;
    }

    /// The sum, rounded once.
    double value() {
        return sum + lost;
    }

    /// What [#high] lacks.
    double low() {
        return lost;
    }

    double high() {
        return sum;
    }

    void set(double high, double low) {
        sum = high;
        lost = low;
    }
}
