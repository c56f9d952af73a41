package org.noonmark.metrology.ensemble;

/// Least squares with few coefficients of which none may be negative: every choice of columns is
/// tried, and of those without a negative coefficient the one with the least sum of squares is the
/// solution.
final class NonNegativeFit {
    private NonNegativeFit() {}

    /// The coefficients; 0 for all when nothing fits.
    ///
    /// @param rows the columns of the design, then the value
    static double[] of(double[][] rows, int columns) {
        var best = new double[columns];
        double least = squares(rows, best);
        for (int chosen = 1; chosen < 1 << columns; chosen++) {
            var one = solve(rows, columns, chosen);
            double left = squares(rows, one);
            if (left < least) {
                least = left;
                best = one;
            }
        }
        return best;
    }

    private static double squares(double[][] rows, double[] coefficients) {
        double sum = 0;
        for (var row : rows) {
            double left = row[coefficients.length];
            for (int k = 0; k < coefficients.length; k++) {
                if (!(coefficients[k] >= 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                left -= row[k] * coefficients[k];
            }
            sum += left * left;
        }
        return sum;
    }

    /// Normal equations of the chosen columns by Gauss's elimination; each column is scaled to unit
    /// length. A column that is not chosen keeps 0.
    private static double[] solve(double[][] rows, int columns, int chosen) {
        var scale = new double[columns];
        for (int k = 0; k < columns; k++) {
            double sum = 0;
            for (var row : rows) {
                sum += row[k] * row[k];
            }
            scale[k] = (chosen >> k & 1) == 1 && sum > 0 ? 1 / Math.sqrt(sum) : 0;
        }
        var normal = new double[columns][columns + 1];
        for (var row : rows) {
            for (int r = 0; r < columns; r++) {
                for (int c = 0; c < columns; c++) {
                    normal[r][c] += row[r] * scale[r] * row[c] * scale[c];
                }
                normal[r][columns] += row[r] * scale[r] * row[columns];
            }
        }
        var solution = new double[columns];
        for (int k = 0; k < columns; k++) {
            normal[k][k] += scale[k] == 0 ? 1 : 0;
        }
        eliminate(normal);
        for (int k = columns - 1; k >= 0; k--) {
            double left = normal[k][columns];
            for (int c = k + 1; c < columns; c++) {
                left -= normal[k][c] * solution[c];
            }
            solution[k] = left / normal[k][k];
        }
        for (int k = 0; k < columns; k++) {
            solution[k] *= scale[k];
        }
        return solution;
    }

    private static void eliminate(double[][] normal) {
        for (int k = 0; k < normal.length; k++) {
            for (int r = k + 1; r < normal.length; r++) {
                double share = normal[r][k] / normal[k][k];
                for (int c = k; c < normal[r].length; c++) {
                    normal[r][c] -= share * normal[k][c];
                }
            }
        }
    }
}
