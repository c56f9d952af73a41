package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The N-cornered hat: the stability of each of N >= 3 clocks from their differences alone.
///
/// The clocks are given as phases against one reference, which cancels; a clock that is the
/// reference is a series of zeros. Two ways: the classical one takes the clocks to be uncorrelated
/// and may give a negative variance; the other finds the covariances of the clocks that are
/// smallest in mean square among those for which the covariance matrix has no negative eigenvalue
/// (Premoli and Tavella, IEEE Trans. Instrum. Meas. 42, 1993; Tavella and Premoli, Metrologia 30,
/// 1994). Where the classical variances of three clocks make a valid matrix both agree.
///
/// A reading that one clock misses counts for none: all covariances are of the same terms.
public final class CorneredHat {
    /// Which of the two ways.
    public enum Method {
        UNCORRELATED,
        LEAST_CORRELATION
    }

    /// The hat at one averaging time.
    ///
    /// @param averagingFactor m
    /// @param tauSeconds the averaging time
    /// @param terms how many second differences of every clock went into the means
    /// @param clocks one entry a clock, in the order given
    /// @param covariances rows of the Allan covariance matrix of the clocks; diagonal for
    ///   [Method#UNCORRELATED]
    public record Hat(
            int averagingFactor,
            double tauSeconds,
            long terms,
            List<Corner> clocks,
            List<List<Double>> covariances) {}

    /// One clock.
    ///
    /// @param variance its Allan variance; negative where the classical way fails
    /// @param deviation the root of its size, with its sign
    /// @param confidence of the deviation, for [Method#UNCORRELATED]: the estimate is a quadratic
    ///   form M of the clocks' Allan differences and its variance 2 tr(M R M R) / edf
    /// @param noise of the clock against the mean of the others, which edf is for; whatever the
    ///   common reference does is not in it
    public record Corner(
            double variance, double deviation, Confidence confidence, NoiseIdentification noise) {}

    private final List<PhaseSeries> clocks;
    private final StabilityOptions options;
    private final List<NoiseFinder> noises;
    private final int readings;
    private final double tau0;

    private CorneredHat(List<PhaseSeries> clocks, StabilityOptions options) {
        this.clocks = withCommonGaps(clocks);
        this.options = options;
        readings = clocks.getFirst().size();
        tau0 = clocks.getFirst().tau0Seconds();
        noises =
                IntStream.range(0, clocks.size())
                        .mapToObj(i -> new NoiseFinder(againstOthers(i), options))
                        .toList();
    }

    /// A clock less the mean of the others.
    private PhaseSeries againstOthers(int clock) {
        var x = new double[readings];
        for (int i = 0; i < readings; i++) {
            double others = 0;
            for (int j = 0; j < clocks.size(); j++) {
                others += j == clock ? 0 : clocks.get(j).at(i);
            }
            x[i] = clocks.get(clock).at(i) - others / (clocks.size() - 1);
        }
        return PhaseSeries.adopt(x, tau0);
    }

    /// The hats at the averaging times.
    ///
    /// @throws IllegalArgumentException for fewer than three clocks, or lengths or steps that
    ///   differ
    public static List<Hat> of(
            List<PhaseSeries> clocks, Method method, TauList taus, StabilityOptions options) {
        if (clocks.size() < 3) {
            throw new IllegalArgumentException("must be at least 3: clocks=" + clocks.size());
        }
        var first = clocks.getFirst();
        for (var clock : clocks) {
            if (clock.size() != first.size() || clock.tau0Seconds() != first.tau0Seconds()) {
                throw new IllegalArgumentException("must have the same length and step: " + clock);
            }
        }
        var hat = new CorneredHat(clocks, options);
        var hats = new ArrayList<Hat>();
        for (int m : taus.factors(Statistic.OADEV.largestFactor(hat.readings), hat.tau0)) {
            long terms = hat.terms(m);
            if (terms > 0) {
                hats.add(hat.at(m, terms, method));
            }
        }
        return List.copyOf(hats);
    }

    private static List<PhaseSeries> withCommonGaps(List<PhaseSeries> clocks) {
        if (clocks.stream().noneMatch(PhaseSeries::hasGaps)) {
            return List.copyOf(clocks);
        }
        var common = clocks.stream().map(PhaseSeries::toSeconds).toList();
        for (int i = 0; i < common.getFirst().length; i++) {
            int at = i;
            if (common.stream().anyMatch(x -> Double.isNaN(x[at]))) {
                common.forEach(x -> x[at] = Double.NaN);
            }
        }
        double tau0 = clocks.getFirst().tau0Seconds();
        return common.stream().map(x -> PhaseSeries.adopt(x, tau0)).toList();
    }

    private long terms(int m) {
        var x = clocks.getFirst().values();
        long terms = 0;
        for (int i = 0; i < readings - 2L * m; i++) {
            terms += Double.isNaN(x[i] + x[i + m] + x[i + 2 * m]) ? 0 : 1;
        }
        return terms;
    }

    private Hat at(int m, long terms, Method method) {
        double[][] covariances =
                switch (method) {
                    case UNCORRELATED -> uncorrelated(m);
                    case LEAST_CORRELATION -> LeastCorrelation.solve(differences(m));
                };
        var corners = new ArrayList<Corner>();
        for (int i = 0; i < clocks.size(); i++) {
            double variance = covariances[i][i];
            var noise = noises.get(i).at(Statistic.OADEV, m, terms).ofVariance(variance);
            corners.add(
                    new Corner(
                            variance,
                            GroslambertCovariance.signedRoot(variance),
                            method == Method.UNCORRELATED
                                    ? confidence(covariances, i, m, terms, noise)
                                    : new Confidence.Unknown(
                                            "none is known for the least correlation"),
                            noise));
        }
        var rows = new ArrayList<List<Double>>();
        for (var row : covariances) {
            var list = new ArrayList<Double>();
            for (double value : row) {
                list.add(value);
            }
            rows.add(Collections.unmodifiableList(list));
        }
        return new Hat(
                m, m * tau0, terms, List.copyOf(corners), Collections.unmodifiableList(rows));
    }

    /// Allan covariances of the differences of all clocks with the last one.
    private double[][] differences(int m) {
        int n = clocks.size() - 1;
        var last = clocks.get(n).values();
        var against = new double[n][];
        for (int i = 0; i < n; i++) {
            against[i] = clocks.get(i).values().clone();
            for (int k = 0; k < last.length; k++) {
                against[i][k] -= last[k];
            }
        }
        var covariances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                covariances[i][j] =
                        GroslambertCovariance.covariance(against[i], against[j], m, tau0);
                covariances[j][i] = covariances[i][j];
            }
        }
        return covariances;
    }

    /// sigma_i^2 = (sum over j of s_ij - (sum over all pairs of s_kl) / (n-1)) / (n-2), with s the
    /// Allan variances of the differences (SP 1065 section 10.10 for n = 3; Barnes 1982).
    private double[][] uncorrelated(int m) {
        int n = clocks.size();
        var s = differences(m);
        var sums = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double variance = j == n - 1 ? s[i][i] : s[i][i] + s[j][j] - 2 * s[i][j];
                sums[i] += variance;
                sums[j] += variance;
                all += variance;
            }
        }
        var covariances = new double[n][n];
        for (int i = 0; i < n; i++) {
            covariances[i][i] = (sums[i] - all / (n - 1)) / (n - 2);
        }
        return covariances;
    }

    private Confidence confidence(
            double[][] covariances, int clock, int m, long terms, NoiseIdentification noise) {
        int n = clocks.size();
        double edf = GroslambertCovariance.edf(noise, m, readings, terms);
        RealMatrix form = form(n, clock);
        RealMatrix diagonal = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            diagonal.setEntry(i, i, Math.max(0, covariances[i][i]));
        }
        var product = form.multiply(diagonal);
        double variance = 2 * product.multiply(product).getTrace() / edf;
        return GroslambertCovariance.normalInterval(
                covariances[clock][clock], variance, edf, options.confidence());
    }

    /// The quadratic form of the clocks' differences that the classical estimate is.
    private static RealMatrix form(int n, int clock) {
        RealMatrix form = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double weight = (i == clock || j == clock ? 1.0 : 0) - 1.0 / (n - 1);
                weight /= n - 2;
                form.addToEntry(i, i, weight);
                form.addToEntry(j, j, weight);
                form.addToEntry(i, j, -weight);
                form.addToEntry(j, i, -weight);
            }
        }
        return form;
    }
}
