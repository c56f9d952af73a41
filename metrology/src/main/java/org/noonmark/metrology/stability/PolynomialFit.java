package org.noonmark.metrology.stability;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Least squares of a polynomial of degree 0 to 2 through values at equal steps, some missing.
///
/// Time is scaled to -1 to 1, which keeps the normal equations well-conditioned.
final class PolynomialFit {
    private final double[] coefficients = new double[3];

    private PolynomialFit() {}

    static PolynomialFit of(double[] values, int degree) {
        double centre = 0.5 * (values.length - 1);
        double half = Math.max(centre, 1);
        var powers = new CompensatedSum[2 * degree + 1];
        var products = new CompensatedSum[degree + 1];
        for (int k = 0; k < powers.length; k++) {
            powers[k] = new CompensatedSum();
        }
        for (int k = 0; k <= degree; k++) {
            products[k] = new CompensatedSum();
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double t = (i - centre) / half;
                double power = 1;
                for (int k = 0; k < powers.length; k++) {
                    powers[k].add(power);
                    if (k <= degree) {
                        products[k].add(power * values[i]);
                    }
                    power *= t;
                }
            }
        }
        return solve(powers, products, half);
    }

    private static PolynomialFit solve(
            CompensatedSum[] powers, CompensatedSum[] products, double half) {
        int n = products.length;
        var matrix = MatrixUtils.createRealMatrix(n, n);
        var right = new ArrayRealVector(n);
        for (int i = 0; i < n; i++) {
            right.setEntry(i, products[i].value());
            for (int j = 0; j < n; j++) {
                matrix.setEntry(i, j, powers[i + j].value());
            }
        }
        var solution = new LUDecomposition(matrix).getSolver().solve(right);
        var fit = new PolynomialFit();
        double scale = 1;
        for (int k = 0; k < n; k++) {
            fit.coefficients[k] = solution.getEntry(k) / scale;
            scale *= half;
        }
        return fit;
    }

    /// Of t^k, t in steps from the middle.
    double coefficient(int k) {
        return coefficients[k];
    }
}
