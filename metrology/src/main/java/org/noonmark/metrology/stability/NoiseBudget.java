package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;

/// How much of each power-law noise a set of deviations speaks for: least squares of the
/// theoretical variances, none negative, each point weighted by its degrees of freedom.
///
/// Every choice of noises is tried, and of those whose coefficients are all positive the one with
/// the least sum of squares is taken; with five noises that is the exact non-negative solution.
///
/// @param coefficients the fitted model
/// @param standardErrors of the coefficients in the order white PM to random-walk FM, 0 where the
///   noise is absent; neighbouring averaging times are taken to be independent, which they are not
///   quite
/// @param chiSquared weighted sum of squares that is left
/// @param points how many deviations were fitted
public record NoiseBudget(
        NoiseCoefficients coefficients,
        List<Double> standardErrors,
        double chiSquared,
        int points) {
    private static final int NOISES = 5;

    public NoiseBudget {
        standardErrors = List.copyOf(standardErrors);
    }

    /// The share of each noise in the variance at an averaging time, from white PM to random-walk
    /// FM.
    public List<Double> shares(Statistic statistic, double tauSeconds, double tau0Seconds) {
        var parts = new ArrayList<Double>();
        double all = 0;
        for (var type : NoiseCoefficients.FITTED) {
            double part =
                    coefficients.of(type)
                            * NoiseCoefficients.perUnit(
                                    statistic, type, tauSeconds, 0.5 / tau0Seconds);
            parts.add(part);
            all += part;
        }
        double sum = all;
        return parts.stream().map(part -> sum == 0 ? 0 : part / sum).toList();
    }

    /// Fits deviations with intervals, of one or several statistics that have a theoretical
    /// variance.
    ///
    /// @throws IllegalArgumentException when no deviation can be fitted
    public static NoiseBudget fit(List<Deviation> deviations, double tau0Seconds) {
        var usable =
                deviations.stream()
                        .filter(one -> one.confidence() instanceof Confidence.Interval)
                        .filter(one -> one.statistic() != Statistic.TIERMS && one.value() > 0)
                        .toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("must have a deviation with an interval to fit");
        }
        return new Fit(usable, tau0Seconds).best();
    }

    private static final class Fit {
        private final RealMatrix design;
        private final double[] scale = new double[NOISES];

        /// Rows are variance over measured variance, weighted by the square root of edf / 2.
        Fit(List<Deviation> deviations, double tau0) {
            design = MatrixUtils.createRealMatrix(deviations.size(), NOISES + 1);
            for (int row = 0; row < deviations.size(); row++) {
                var one = deviations.get(row);
                double variance = one.value() * one.value();
                double weight =
                        one.confidence() instanceof Confidence.Interval interval
                                ? Math.sqrt(0.5 * interval.edf())
                                : 0;
                design.setEntry(row, NOISES, weight);
                for (int k = 0; k < NOISES; k++) {
                    double unit =
                            NoiseCoefficients.perUnit(
                                    one.statistic(),
                                    NoiseCoefficients.FITTED.get(k),
                                    one.tauSeconds(),
                                    0.5 / tau0);
                    design.setEntry(row, k, weight * unit / variance);
                }
            }
            for (int k = 0; k < NOISES; k++) {
                scale[k] = 1 / design.getColumnVector(k).getNorm();
                design.setColumnVector(k, design.getColumnVector(k).mapMultiply(scale[k]));
            }
        }

        NoiseBudget best() {
            NoiseBudget best = null;
            for (int chosen = 1; chosen < 1 << NOISES; chosen++) {
                if (Integer.bitCount(chosen) <= design.getRowDimension()) {
                    var one = with(chosen);
                    if (one != null && (best == null || one.chiSquared < best.chiSquared)) {
                        best = one;
                    }
                }
            }
            if (best == null) {
                throw new IllegalStateException("no single noise fits positive variances");
            }
            return best;
        }

        private @Nullable NoiseBudget with(int chosen) {
            int[] columns =
                    IntStream.range(0, NOISES).filter(k -> (chosen >> k & 1) == 1).toArray();
            var part = MatrixUtils.createRealMatrix(design.getRowDimension(), columns.length);
            for (int j = 0; j < columns.length; j++) {
                part.setColumnVector(j, design.getColumnVector(columns[j]));
            }
            var target = design.getColumnVector(NOISES);
            var normal = part.transpose().multiply(part);
            var solver = new LUDecomposition(normal, 1e-13).getSolver();
            if (!solver.isNonSingular()) {
                return null;
            }
            RealVector h = solver.solve(part.transpose().operate(target));
            if (h.getMinValue() < 0) {
                return null;
            }
            var left = target.subtract(part.operate(h));
            return budget(columns, h, solver.getInverse(), left.dotProduct(left));
        }

        private NoiseBudget budget(
                int[] columns, RealVector h, RealMatrix covariance, double chiSquared) {
            var coefficients = new ArrayRealVector(NOISES);
            var errors = new ArrayRealVector(NOISES);
            for (int j = 0; j < columns.length; j++) {
                int k = columns[j];
                coefficients.setEntry(k, h.getEntry(j) * scale[k]);
                errors.setEntry(k, Math.sqrt(covariance.getEntry(j, j)) * scale[k]);
            }
            return new NoiseBudget(
                    NoiseCoefficients.of(list(coefficients)),
                    list(errors),
                    chiSquared,
                    design.getRowDimension());
        }

        private static List<Double> list(RealVector vector) {
            var list = new ArrayList<Double>();
            for (int i = 0; i < vector.getDimension(); i++) {
                list.add(vector.getEntry(i));
            }
            return list;
        }
    }
}
