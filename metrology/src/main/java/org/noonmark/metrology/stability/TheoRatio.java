package org.noonmark.metrology.stability;

import java.util.stream.IntStream;

/// The ratio of the Allan variance to Theo1 by which ThêoBR removes Theo1's bias: the mean over i =
/// 0 to n of AVAR(9 + 3i) / Theo1(12 + 4i), n = floor(N / 30 - 3), which share an averaging time
/// (SP 1065 equation 31; Taylor and Howe, FCS 2006).
///
/// Up to 400 ratios all are used. From longer records 64 evenly spaced ones, since each costs a
/// Theo1 over the whole record and neighbours hardly differ; the result says so.
final class TheoRatio {
    /// Records shorter than this have no ratio.
    static final int LEAST_READINGS = 90;

    private static final int MOST_RATIOS = 400;
    private static final int SPREAD_RATIOS = 64;

    private TheoRatio() {}

    /// Which i take part.
    static int[] chosen(int readings) {
        int all = count(readings);
        if (all <= MOST_RATIOS) {
            return IntStream.range(0, all).toArray();
        }
        return IntStream.range(0, SPREAD_RATIOS)
                .map(k -> (int) ((2L * k + 1) * all / (2L * SPREAD_RATIOS)))
                .toArray();
    }

    private static int count(int readings) {
        return readings < LEAST_READINGS ? 0 : (int) Math.floor(0.1 * readings / 3 - 3) + 1;
    }

    /// The factor of the Allan variance for the i-th ratio.
    static int allanFactor(int i) {
        return 9 + 3 * i;
    }

    /// The factor of Theo1 for the i-th ratio.
    static int theoFactor(int i) {
        return 12 + 4 * i;
    }

    /// The mean ratio, with how many ratios it is from.
    static Ratio of(Kernels kernels, int readings, double tau0) {
        int used = 0;
        double sum = 0;
        double squares = 0;
        for (int i : chosen(readings)) {
            int a = allanFactor(i);
            int b = theoFactor(i);
            double allan =
                    Scale.variance(
                            Statistic.OADEV,
                            kernels.of(Statistic.OADEV, a).moment().meanSquare(),
                            a,
                            tau0);
            double theo =
                    Scale.variance(
                            Statistic.THEO1,
                            kernels.of(Statistic.THEO1, b).moment().meanSquare(),
                            b,
                            tau0);
            double ratio = allan / theo;
            if (!Double.isNaN(ratio)) {
                sum += ratio;
                squares += ratio * ratio;
                used++;
            }
        }
        int all = count(readings);
        double mean = sum / used;
        double scatter = Math.sqrt(Math.max(0, squares / used - mean * mean) / Math.max(1, used));
        boolean complete = chosen(readings).length == all;
        return new Ratio(mean, used, all, complete ? 0 : 0.5 * scatter / mean);
    }

    /// @param mean AVAR over Theo1
    /// @param relativeStandardError of a deviation, from leaving ratios out
    record Ratio(double mean, int used, int all, double relativeStandardError) {
        /// Of a value with this ratio, `windows` being that of its Theo1.
        Sampling sampling(Sampling windows) {
            return relativeStandardError == 0
                    ? windows
                    : new Sampling(
                            used,
                            all,
                            Math.hypot(relativeStandardError, windows.relativeStandardError()));
        }

        /// The noise whose nominal ratio is nearest on a logarithmic scale at factor m.
        NoiseIdentification noise(int m) {
            var nearest = NoiseType.WHITE_PM;
            double best = Double.POSITIVE_INFINITY;
            for (int alpha = 2; alpha >= -2; alpha--) {
                double distance = Math.abs(Math.log(mean * Theo1Tables.bias(alpha, m)));
                if (distance < best) {
                    best = distance;
                    nearest = NoiseType.nearest(alpha);
                }
            }
            return new NoiseIdentification(
                    nearest, NoiseIdentification.Method.THEO1_RATIO, nearest.alpha());
        }
    }
}
