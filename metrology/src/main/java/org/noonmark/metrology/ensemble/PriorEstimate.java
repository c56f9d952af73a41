package org.noonmark.metrology.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Priors of clocks from their readings alone, for when nobody has given them.
///
/// The Allan variances of each clock by itself come from the variances of all differences, the hub
/// cancelling: the N-cornered hat for clocks that have nothing in common (NIST SP 1065 section
/// 10.10; [org.noonmark.metrology.stability.CorneredHat] has it with intervals), here by weighted
/// least squares. The variance of a difference is known to a share of itself, so each counts by the
/// inverse of its square: what two masers show between themselves is not drowned by the caesium
/// clocks beside them, as it is when all pairs count alike. White PM, white FM and random-walk FM,
/// none negative, are fitted to them by least squares, each averaging time with the weight of its
/// degrees of freedom. Two clocks are taken to be equally good, one is taken against the hub. A
/// drift is admitted where a parabola through the phase shows one.
public final class PriorEstimate {
    /// As many terms of a variance are enough.
    private static final int MOST_TERMS = 20_000;

    private static final int LEAST_TERMS = 6;
    private static final double LARGEST_SPREADS = 5;

    /// Standard deviation over median size of normal numbers.
    private static final double SIGMA_OF_MEDIAN = 1.4826;

    private static final int NOISES = 3;

    /// As many clocks show each of them by itself.
    private static final int CORNERS = 3;

    private static final double SIGNIFICANT = 3;

    /// A hundred million times better than the best optical clock: no clock.
    private static final double LEAST_WHITE_FM = 1e-50;

    private final ClockReadings readings;
    private final double step;
    private final double[][] phase;
    private final double[] mean;
    private final int epochs;

    private PriorEstimate(ClockReadings readings) {
        this.readings = readings;
        step = readings.stepSeconds();
        phase = new double[readings.clocks()][];
        for (int k = 0; k < phase.length; k++) {
            phase[k] = readings.atEqualSteps(readings.clockMinusHub(k));
        }
        epochs = phase[0].length;
        mean = phase.length > 1 ? meanPhase() : new double[epochs];
    }

    /// One prior for each clock. Epochs are taken to stand at equal steps.
    public static List<ClockPrior> of(ClockReadings readings) {
        var estimate = new PriorEstimate(readings);
        var priors = new ArrayList<ClockPrior>();
        for (int k = 0; k < readings.clocks(); k++) {
            priors.add(new ClockPrior(1, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0));
        }
        var factors = factors(estimate.epochs);
        var variances = new double[factors.length][];
        var errors = new double[factors.length][readings.clocks()];
        for (int f = 0; f < factors.length; f++) {
            variances[f] = estimate.hat(factors[f], errors[f]);
        }
        for (int k = 0; k < readings.clocks(); k++) {
            priors.set(k, estimate.prior(k, factors, variances, errors));
        }
        return withoutPerfectClocks(priors);
    }

    /// A clock of which nothing could be learnt is taken to be like the middle one of the others;
    /// never as perfect, for then it would be the scale.
    ///
    /// @throws IllegalArgumentException when nothing was learnt of any
    private static List<ClockPrior> withoutPerfectClocks(List<ClockPrior> priors) {
        var known =
                priors.stream()
                        .filter(prior -> prior.whiteFm() > LEAST_WHITE_FM)
                        .sorted(Comparator.comparingDouble(ClockPrior::whiteFm))
                        .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("the readings show no noise of any clock");
        }
        return priors.stream()
                .map(prior ->
                        prior.whiteFm() > LEAST_WHITE_FM ? prior : known.get(known.size() / 2))
                .toList();
    }

    private static int[] factors(int epochs) {
        var factors = new int[32];
        int count = 0;
        for (int m = 1; epochs - 2 * m >= LEAST_TERMS && 4 * m <= Math.max(4, epochs); m *= 2) {
            factors[count++] = m;
        }
        return Arrays.copyOf(factors, count);
    }

    /// The mean of those clocks that are read at every epoch, each less its first reading.
    private double[] meanPhase() {
        var sum = new double[epochs];
        int count = 0;
        for (var clock : phase) {
            boolean isWhole = Arrays.stream(clock).noneMatch(Double::isNaN);
            for (int e = 0; e < sum.length && isWhole; e++) {
                sum[e] += clock[e] - clock[0];
            }
            count += isWhole ? 1 : 0;
        }
        for (int e = 0; e < sum.length; e++) {
            sum[e] /= Math.max(1, count);
        }
        return sum;
    }

    /// The Allan variance of each clock by itself at m steps; `errors` become standard errors.
    private double[] hat(int m, double[] errors) {
        int n = phase.length;
        double degrees = Math.max(1, (epochs - 2.0 * m) / m);
        if (n < CORNERS) {
            double alone = n == 1 ? allan(phase[0], mean, m) : allan(phase[0], phase[1], m) / 2;
            Arrays.fill(errors, 2 * Math.sqrt(2 / degrees) * alone);
            var equal = new double[n];
            Arrays.fill(equal, alone);
            return equal;
        }
        var normal = new double[n][n];
        var right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double variance = allan(phase[i], phase[j], m);
                if (variance > 0) {
                    double weight = degrees / (2 * variance * variance);
                    normal[i][j] = weight;
                    normal[j][i] = weight;
                    normal[i][i] += weight;
                    normal[j][j] += weight;
                    right[i] += weight * variance;
                    right[j] += weight * variance;
                }
            }
        }
        return solve(normal, right, errors);
    }

    /// Solves the normal equations, each unknown in units of its own error alone; clocks that were
    /// never read with another come out as `NaN`.
    private static double[] solve(double[][] normal, double[] right, double[] errors) {
        int n = right.length;
        var unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = 1 / Math.sqrt(normal[i][i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean isRead = right[i] > 0 && right[j] > 0;
                normal[i][j] = isRead ? normal[i][j] * unit[i] * unit[j] : i == j ? 1 : 0;
            }
        }
        var solver = new LUDecomposition(MatrixUtils.createRealMatrix(normal)).getSolver();
        var clocks = new double[n];
        Arrays.fill(clocks, Double.NaN);
        if (solver.isNonSingular()) {
            var inverse = solver.getInverse();
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += right[j] > 0 ? inverse.getEntry(i, j) * right[j] * unit[j] : 0;
                }
                clocks[i] = sum * unit[i];
                errors[i] = Math.sqrt(inverse.getEntry(i, i)) * unit[i];
            }
        }
        return clocks;
    }

    /// Of the second differences of two clocks; those beyond five times their usual size, which no
    /// clock's noise makes, do not count: one wrong reading would be most of a variance.
    private double allan(double[] one, double[] other, int m) {
        int last = one.length - 2 * m;
        int stride = Math.max(1, last / MOST_TERMS);
        var sizes = new double[last / stride + 1];
        int terms = 0;
        for (int i = 0; i < last; i += stride) {
            double d =
                    one[i + 2 * m]
                            - other[i + 2 * m]
                            - 2 * (one[i + m] - other[i + m])
                            + one[i]
                            - other[i];
            if (!Double.isNaN(d)) {
                sizes[terms++] = Math.abs(d);
            }
        }
        Arrays.sort(sizes, 0, terms);
        double limit = terms == 0 ? 0 : LARGEST_SPREADS * SIGMA_OF_MEDIAN * sizes[terms / 2];
        double sum = 0;
        int counted = 0;
        while (counted < terms && (limit == 0 || sizes[counted] <= limit)) {
            sum += sizes[counted] * sizes[counted];
            counted++;
        }
        double tau = m * step;
        return counted == 0 ? Double.NaN : sum / (2 * tau * tau * counted);
    }

    private ClockPrior prior(int clock, int[] factors, double[][] variances, double[][] errors) {
        var rows = new double[factors.length][];
        int count = 0;
        for (int f = 0; f < factors.length; f++) {
            double error = errors[f][clock];
            double tau = factors[f] * step;
            if (error > 0
                    && error < Double.POSITIVE_INFINITY
                    && !Double.isNaN(variances[f][clock])) {
                rows[count++] =
                        new double[] {
                            3 / (tau * tau * error),
                            1 / (tau * error),
                            tau / (3 * error),
                            variances[f][clock] / error
                        };
            }
        }
        var fit = NonNegativeFit.of(Arrays.copyOf(rows, count), NOISES);
        double floor = Double.MIN_NORMAL;
        double readingNoise = readings.noise(clock);
        double whitePm = Math.max(0, fit[0] - readingNoise * readingNoise);
        // Without white FM the filter would have no noise to share out from step to step.
        double whiteFm = Math.max(fit[1], 1e-3 * (fit[2] * step * step / 3 + fit[0] / step));
        var prior =
                new ClockPrior(
                        Math.max(whiteFm, floor),
                        fit[2],
                        0,
                        Math.sqrt(whitePm),
                        Double.POSITIVE_INFINITY,
                        0,
                        0);
        return prior.withDrift(0, driftSigma(clock, prior));
    }

    /// The size of the drift where the clock shows one against the mean of all, or else 0.
    private double driftSigma(int clock, ClockPrior prior) {
        int third = epochs / 3;
        if (third < LEAST_TERMS) {
            return 0;
        }
        double seconds = third * step;
        double[] y = new double[3];
        for (int k = 0; k < y.length; k++) {
            y[k] = slope(clock, k * third, (k + 1) * third - 1);
        }
        double drift = (y[2] - y[0]) / (2 * seconds);
        double sigma =
                Math.sqrt(2 * prior.whiteFm() / seconds + 2 * seconds * prior.randomWalkFm())
                        / (2 * seconds);
        return Math.abs(drift) > SIGNIFICANT * sigma ? Math.abs(drift) : 0;
    }

    private double slope(int clock, int from, int to) {
        int first = from;
        while (first < to && Double.isNaN(phase[clock][first])) {
            first++;
        }
        int last = to;
        while (last > first && Double.isNaN(phase[clock][last])) {
            last--;
        }
        return first == last
                ? Double.NaN
                : (phase[clock][last] - mean[last] - phase[clock][first] + mean[first])
                        / ((last - first) * step);
    }
}
