package org.noonmark.metrology.ensemble;

/// The weights that a filter gives the clocks in a common surprise: those of least variance, M^-1 1
/// over its sum, M being the covariance of the predicted phases and of the readings.
final class ImpliedWeights {
    private double[] matrix = new double[0];
    private double[] solution = new double[0];
    private int[] slot = new int[0];

    /// Sets the weights of the clocks that have a part, with sum 1; the others keep what they have.
    void solve(ClockFilter filter, Combination readings, int slots, double[] weights) {
        if (slot.length < slots) {
            matrix = new double[slots * slots];
            solution = new double[slots];
            slot = new int[slots];
        }
        int n = 0;
        for (int i = 0; i < slots; i++) {
            if (readings.part[i] > 0) {
                slot[n++] = i;
            }
        }
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                matrix[r * n + c] = filter.phaseCovariance(slot[r], slot[c]);
            }
            matrix[r * n + r] += readings.variance[slot[r]];
        }
        if (!factor(n)) {
            // Rounding has spoilt the matrix: the variances alone still tell.
            byVariance(filter, readings, n, weights);
            return;
        }
        double sum = 0;
        substitute(n);
        for (int r = 0; r < n; r++) {
            sum += solution[r];
        }
        for (int r = 0; r < n; r++) {
            weights[slot[r]] = solution[r] / sum;
        }
    }

    private void byVariance(ClockFilter filter, Combination readings, int n, double[] weights) {
        double sum = 0;
        for (int r = 0; r < n; r++) {
            int i = slot[r];
            solution[r] = 1 / (filter.phaseCovariance(i, i) + readings.variance[i]);
            sum += solution[r];
        }
        for (int r = 0; r < n; r++) {
            weights[slot[r]] = solution[r] / sum;
        }
    }

    /// Cholesky, in place; false when the matrix is not positive.
    private boolean factor(int n) {
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                double left = matrix[r * n + c];
                for (int k = 0; k < c; k++) {
                    left -= matrix[r * n + k] * matrix[c * n + k];
                }
                if (r > c) {
                    matrix[r * n + c] = left / matrix[c * n + c];
                } else if (left > 0) {
                    matrix[r * n + r] = Math.sqrt(left);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private void substitute(int n) {
        for (int r = 0; r < n; r++) {
            double left = 1;
            for (int k = 0; k < r; k++) {
                left -= matrix[r * n + k] * solution[k];
            }
            solution[r] = left / matrix[r * n + r];
        }
        for (int r = n - 1; r >= 0; r--) {
            double left = solution[r];
            for (int k = r + 1; k < n; k++) {
                left -= matrix[k * n + r] * solution[k];
            }
            solution[r] = left / matrix[r * n + r];
        }
    }
}
