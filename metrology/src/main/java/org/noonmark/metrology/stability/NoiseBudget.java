package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;

/// How much of each power-law noise a set of deviations speaks for: the theoretical variances of
/// greatest likelihood, none negative.
///
/// A measured variance over the true one is chi-squared over its degrees of freedom, so the fit is
/// one of least squares in which each point is weighted by its degrees of freedom over the square
/// of the *fitted* variance, repeated until it stands (Fisher scoring: McCullagh and Nelder,
/// Generalized Linear Models, 1989, section 2.5). Weights by the measured variance would follow
/// whichever point is too low by chance. A point counts with no more degrees of freedom than those
/// at shorter averaging times, since a noise mistaken at one point may claim many.
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
    private static final int MOST_ROUNDS = 50;
    private static final double CLOSE = 1e-9;

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
                        .sorted(Comparator.comparingDouble(Deviation::tauSeconds))
                        .toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("must have a deviation with an interval to fit");
        }
        var expected = usable.stream().mapToDouble(NoiseBudget::unbiased).toArray();
        var fit = new Fit(usable, tau0Seconds, expected).best();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (int row = 0; row < expected.length; row++) {
                expected[row] = fit.variance(usable.get(row), tau0Seconds);
            }
            var next = new Fit(usable, tau0Seconds, expected).best();
            boolean stands = Math.abs(next.chiSquared - fit.chiSquared) <= CLOSE * fit.chiSquared;
            fit = next;
            if (stands) {
                break;
            }
        }
        return fit;
    }

    /// The variance less its bias, whether or not the deviation is.
    private static double unbiased(Deviation one) {
        double variance = one.value() * one.value();
        return one.bias().removed() ? variance : variance / one.bias().factor();
    }

    /// The variance that the model expects where a deviation was measured.
    private double variance(Deviation one, double tau0) {
        double sum = 0;
        for (var type : NoiseCoefficients.FITTED) {
            double unit =
                    NoiseCoefficients.perUnit(one.statistic(), type, one.tauSeconds(), 0.5 / tau0);
            sum += coefficients.of(type) * unit;
        }
        return sum;
    }

    private static final class Fit {
        private final RealMatrix design;
        private final double[] scale = new double[NOISES];

        /// Rows are variance over expected variance, weighted by the square root of edf / 2.
        Fit(List<Deviation> deviations, double tau0, double[] expected) {
            design = MatrixUtils.createRealMatrix(deviations.size(), NOISES + 1);
            var least = new EnumMap<Statistic, Double>(Statistic.class);
            for (int row = 0; row < deviations.size(); row++) {
                var one = deviations.get(row);
                double edf = least.merge(one.statistic(), edf(one), Math::min);
                double weight = Math.sqrt(0.5 * edf) / expected[row];
                design.setEntry(row, NOISES, weight * unbiased(one));
                for (int k = 0; k < NOISES; k++) {
                    double unit =
                            NoiseCoefficients.perUnit(
                                    one.statistic(),
                                    NoiseCoefficients.FITTED.get(k),
                                    one.tauSeconds(),
                                    0.5 / tau0);
                    design.setEntry(row, k, weight * unit);
                }
            }
            for (int k = 0; k < NOISES; k++) {
                scale[k] = 1 / design.getColumnVector(k).getNorm();
                design.setColumnVector(k, design.getColumnVector(k).mapMultiply(scale[k]));
            }
        }

        private static double edf(Deviation one) {
            return one.confidence() instanceof Confidence.Interval interval ? interval.edf() : 0;
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
