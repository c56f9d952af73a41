package org.noonmark.metrology.stability;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// The covariance matrix R of N clocks, given the matrix S of their differences with the last one,
/// whose covariances between clocks are least in mean square and which has no negative eigenvalue.
///
/// S leaves N numbers free: r, the covariances of the others with the last clock, and r_NN. R has
/// no negative eigenvalue just when H = r_NN - (r - r_NN 1)' S^-1 (r - r_NN 1) >= 0. The sum of
/// squares is convex and H concave, so the least is where the gradient vanishes or, if H < 0 there,
/// on H = 0, at the one multiplier that makes it so.
final class LeastCorrelation {
    /// Eigenvalues of S are at least this share of the largest.
    private static final double SINGULAR = 1e-10;

    private final int n;
    private final RealMatrix squares;
    private final RealVector linear;
    private final RealMatrix constraint;

    private LeastCorrelation(RealMatrix s) {
        n = s.getRowDimension();
        int pairs = n * (n + 1) / 2;
        RealMatrix a = MatrixUtils.createRealMatrix(pairs, n + 1);
        RealVector b = new ArrayRealVector(pairs);
        int row = 0;
        for (int i = 0; i < n; i++) {
            a.setEntry(row++, i, 1);
            for (int j = i + 1; j < n; j++) {
                a.setEntry(row, i, 1);
                a.setEntry(row, j, 1);
                a.setEntry(row, n, -1);
                b.setEntry(row++, s.getEntry(i, j));
            }
        }
        squares = a.transpose().multiply(a);
        linear = a.transpose().operate(b).mapMultiply(-1);
        RealMatrix against = MatrixUtils.createRealMatrix(n, n + 1);
        for (int i = 0; i < n; i++) {
            against.setEntry(i, i, 1);
            against.setEntry(i, n, -1);
        }
        constraint = against.transpose().multiply(inverse(s)).multiply(against);
    }

    /// S^-1. Differences without noise of their own, as of a clock given twice, make S singular;
    /// they are taken to have a little.
    private static RealMatrix inverse(RealMatrix s) {
        var parts = new EigenDecompositionSymmetric(s);
        var values = parts.getEigenvalues();
        double least = SINGULAR * Arrays.stream(values).max().orElseThrow();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 / Math.max(values[i], least);
        }
        return parts.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(values))
                .multiply(parts.getVT());
    }

    /// The full matrix R; zero when the differences are.
    static double[][] solve(double[][] differences) {
        RealMatrix s = MatrixUtils.createRealMatrix(differences);
        double scale = s.getTrace() / s.getRowDimension();
        if (scale == 0) {
            return new double[differences.length + 1][differences.length + 1];
        }
        var problem = new LeastCorrelation(s.scalarMultiply(1 / scale));
        var free = problem.best().mapMultiply(scale);
        int n = problem.n;
        double last = free.getEntry(n);
        var full = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            full[i][n] = free.getEntry(i);
            full[n][i] = full[i][n];
            for (int j = 0; j < n; j++) {
                full[i][j] = differences[i][j] + free.getEntry(i) + free.getEntry(j) - last;
            }
        }
        full[n][n] = last;
        return full;
    }

    private RealVector best() {
        var free = at(0);
        if (slack(free) >= 0) {
            return free;
        }
        double low = 0;
        double high = 1;
        while (slack(at(high)) < 0 && high < 1e18) {
            low = high;
            high *= 4;
        }
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = 0.5 * (low + high);
            if (slack(at(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(high);
    }

    /// H.
    private double slack(RealVector free) {
        return free.getEntry(n) - free.dotProduct(constraint.operate(free));
    }

    /// Where the gradient of the sum of squares less `multiplier` times H vanishes.
    private RealVector at(double multiplier) {
        var matrix = squares.add(constraint.scalarMultiply(multiplier));
        var right = linear.copy();
        right.addToEntry(n, 0.5 * multiplier);
        return new LUDecomposition(matrix).getSolver().solve(right);
    }
}
