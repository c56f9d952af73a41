package org.noonmark.metrology.detection;

import org.hipparchus.special.Erf;

/// Thresholds that keep a stated rate of false alarms.
///
/// For steps: while nothing is wrong, the likelihood ratio over onsets and readings is the square
/// of a Gaussian field of variance 1, and its peaks above b come as clumps. Their rate is 2 Q(b)
/// times the sum over lags of K K', where K = (x^2 / 2) nu(x), x = b sqrt(2 (1 - rho)), is the
/// share of exceedances that begin a clump along one axis, rho the correlation of neighbours on
/// that axis, and nu Siegmund's overshoot function (Siegmund and Yakir 2000; for a shift of the
/// mean of white noise this is the formula of Siegmund and Venkatraman 1995). The correlations are
/// those of the filter's own signatures.
///
/// For noise: a sum of log likelihood ratios that is stopped above h has a mean time between false
/// alarms of at least e^h readings (Lorden 1971), so h = ln(1 / rate).
final class Thresholds {
    private static final int SETTLING = 20_000;
    private static final int LARGEST_LAG = 1 << 15;
    private static final int HALVINGS = 40;
    private static final double LARGEST = 40;

    private Thresholds() {}

    /// The threshold of a CUSUM of log likelihood ratios.
    static double ofCusum(double alarmsPerReading) {
        return Math.log(1 / alarmsPerReading);
    }

    /// The threshold, in standard deviations, of a bank that looks `lags` readings back.
    static double ofBank(
            AnomalyKind kind, NoiseModel noise, double dt, int lags, double alarmsPerReading) {
        var neighbours = new Neighbours(signature(kind, noise, dt, Math.min(lags, LARGEST_LAG)));
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double b = 0.5 * (low + high);
            if (neighbours.rate(b) > alarmsPerReading) {
                low = b;
            } else {
                high = b;
            }
        }
        return high;
    }

    /// 1 minus the correlation of the statistic at one lag with that of a reading earlier, and with
    /// that of the neighbouring onset; and how many onsets of the bank this lag stands for.
    private static final class Neighbours {
        private final double[] inTime;
        private final double[] inOnset;
        private final double[] weight;
        private int count;

        Neighbours(double[] signature) {
            int lags = signature.length;
            inTime = new double[lags];
            inOnset = new double[lags];
            weight = new double[lags];
            double information = signature[0] * signature[0];
            double overlap = 0;
            int next = 1;
            for (int lag = 1; lag < lags; lag++) {
                double more = information + signature[lag] * signature[lag];
                overlap += signature[lag] * signature[lag - 1];
                if (lag == next) {
                    int step = Math.max(1, lag / 16);
                    int spacing = spacing(lag);
                    inTime[count] = 1 - Math.sqrt(information / more);
                    double onset = 1 - overlap / Math.sqrt(information * more);
                    inOnset[count] = Math.min(1, spacing * onset);
                    weight[count] = (double) step / spacing;
                    count++;
                    next = lag + step;
                }
                information = more;
            }
        }

        /// How far apart the bank keeps its onsets at this lag.
        private static int spacing(int lag) {
            return Integer.highestOneBit(lag / OnsetBank.PER_LEVEL + 1);
        }

        /// False alarms per reading with the threshold b.
        double rate(double b) {
            double sum = 1;
            for (int i = 0; i < count; i++) {
                sum += weight[i] * clumps(b, inTime[i]) * clumps(b, inOnset[i]);
            }
            return Erf.erfc(b / Math.sqrt(2)) * sum;
        }
    }

    /// The share of exceedances of b that begin a clump, for neighbours that differ by `apart`, 1
    /// minus their correlation.
    static double clumps(double b, double apart) {
        double x = b * Math.sqrt(2 * Math.max(0, apart));
        double half = 0.5 * x;
        double above = 0.5 * Erf.erf(half / Math.sqrt(2));
        double density = Math.exp(-0.5 * half * half) / Math.sqrt(2 * Math.PI);
        return x * above / (half * (0.5 + above) + density);
    }

    /// The innovations, in their standard deviations, that a fault of size 1 leaves in the settled
    /// filter, reading by reading.
    static double[] signature(AnomalyKind kind, NoiseModel noise, double dt, int lags) {
        var filter = settled(noise, dt);
        filter.innovation = Math.sqrt(filter.variance);
        var bank = new OnsetBank(kind, 1);
        bank.admit(0);
        var signature = new double[Math.max(1, lags)];
        double before = 0;
        for (int lag = 0; lag < signature.length; lag++) {
            bank.update((lag + 1) * dt, dt, filter);
            signature[lag] = bank.evidence(0) - before;
            before = bank.evidence(0);
        }
        return signature;
    }

    private static ThreeStateFilter settled(NoiseModel noise, double dt) {
        var filter = new ThreeStateFilter();
        filter.start(0, noise.whitePm() + noise.whiteFm() * dt, noise.frequencySigma(), 0);
        for (int i = 0; i < SETTLING; i++) {
            filter.predict(dt, noise.whiteFm(), noise.randomWalkFm());
            filter.update(0, noise.whitePm());
        }
        return filter;
    }
}
