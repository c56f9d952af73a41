package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.List;

/// The Groslambert codeviation (GCODEV) of two comparisons: the covariance of their overlapping
/// Allan differences, with the sign kept (Groslambert et al., FCS 1981; Vernotte, Calosso and
/// Rubiola, FCS 2016).
///
/// For the comparisons A - B and A - C it is the Allan variance of A, whatever the noise of the two
/// measurements, as long as the clocks and the measurements are independent; for A - B and C - A it
/// is that with the other sign.
public final class GroslambertCovariance {
    private GroslambertCovariance() {}

    /// One value.
    ///
    /// @param averagingFactor m
    /// @param tauSeconds the averaging time
    /// @param terms how many products went into the mean
    /// @param covariance mean of d2(i) of one times d2(i) of the other over 2 tau^2
    /// @param deviation the root of its size, with its sign
    /// @param confidence of the deviation; the variance of the covariance is (cov^2 + v1 v2) / edf,
    ///   v1 and v2 being the two Allan variances and edf their degrees of freedom (Isserlis)
    /// @param noise of the first comparison, which edf is for
    public record Codeviation(
            int averagingFactor,
            double tauSeconds,
            long terms,
            double covariance,
            double deviation,
            Confidence confidence,
            NoiseIdentification noise) {}

    /// The codeviations of two comparisons with the same step, taken at the same times.
    ///
    /// @throws IllegalArgumentException when the lengths or steps differ
    public static List<Codeviation> between(
            PhaseSeries first, PhaseSeries second, TauList taus, StabilityOptions options) {
        if (first.size() != second.size() || first.tau0Seconds() != second.tau0Seconds()) {
            throw new IllegalArgumentException(
                    "must have the same length and step: " + first + "; " + second);
        }
        int largest = Statistic.OADEV.largestFactor(first.size());
        var noise = new NoiseFinder(first, options);
        var results = new ArrayList<Codeviation>();
        for (int m : taus.factors(largest, first.tau0Seconds())) {
            var sums = Products.of(first.values(), second.values(), m);
            if (sums.terms > 0) {
                results.add(codeviation(sums, m, first, noise, options));
            }
        }
        return List.copyOf(results);
    }

    private static Codeviation codeviation(
            Products sums, int m, PhaseSeries phase, NoiseFinder noise, StabilityOptions options) {
        double tau = m * phase.tau0Seconds();
        double scale = 1 / (2 * tau * tau * sums.terms);
        double covariance = sums.products * scale;
        var found = noise.at(Statistic.OADEV, m, sums.terms).ofVariance(sums.firstSquares);
        double edf = edf(found, m, phase.size(), sums.terms);
        double variance =
                (covariance * covariance + sums.firstSquares * sums.secondSquares * scale * scale)
                        / edf;
        return new Codeviation(
                m,
                tau,
                sums.terms,
                covariance,
                signedRoot(covariance),
                normalInterval(covariance, variance, edf, options.confidence()),
                found);
    }

    /// Degrees of freedom of an overlapping Allan variance, as many fewer as terms are missing.
    static double edf(NoiseIdentification noise, int m, int readings, long terms) {
        var type = Edf.clamp(Statistic.OADEV, noise.type());
        double share = terms / (double) Scale.terms(Statistic.OADEV, readings, m);
        return Math.max(1, share * Edf.of(Statistic.OADEV, type, m, readings, terms));
    }

    /// The interval of a signed root whose square is normal with this variance.
    ///
    /// @param edf of the Allan variances that `variance` was found from
    static Confidence normalInterval(double square, double variance, double edf, double level) {
        if (variance == 0) {
            return new Confidence.Unknown(Assembler.NO_VARIATION);
        }
        double reach = ChiSquared.normalQuantile(0.5 * (1 + level)) * Math.sqrt(variance);
        return new Confidence.Interval(
                signedRoot(square - reach), signedRoot(square + reach), level, edf);
    }

    static double signedRoot(double square) {
        return Math.copySign(Math.sqrt(Math.abs(square)), square);
    }

    /// The covariance of the Allan differences over 2 m^2 tau0^2, `NaN` without terms.
    static double covariance(double[] first, double[] second, int m, double tau0) {
        var sums = Products.of(first, second, m);
        return sums.terms == 0
                ? Double.NaN
                : sums.products / (2.0 * m * m * tau0 * tau0 * sums.terms);
    }

    /// Sums over the second differences of two series where both are there.
    private record Products(
            double products, double firstSquares, double secondSquares, long terms) {
        static Products of(double[] first, double[] second, int m) {
            var products = new CompensatedSum();
            var squares1 = new CompensatedSum();
            var squares2 = new CompensatedSum();
            long terms = 0;
            for (int i = 0; i < first.length - 2L * m; i++) {
                double a = (first[i + 2 * m] - first[i + m]) - (first[i + m] - first[i]);
                double b = (second[i + 2 * m] - second[i + m]) - (second[i + m] - second[i]);
                if (!Double.isNaN(a + b)) {
                    products.add(a * b);
                    squares1.add(a * a);
                    squares2.add(b * b);
                    terms++;
                }
            }
            return new Products(products.value(), squares1.value(), squares2.value(), terms);
        }
    }
}
