package org.noonmark.sources;

import java.util.Arrays;
import org.noonmark.time.TimeDelta;

/// The last samples of one server: how long its packets are under way, how well a straight line
/// predicts the next one, and from that the noise of a sample.
///
/// The noise of a sample (one standard deviation) is
///
/// `spread + (delay - least delay) / 2`, where `spread = max(precision, (median delay - least
/// delay) / 2)`.
///
/// A packet that waited in a queue on one way only is wrong by half of its wait, so a sample counts
/// for less the longer it took than the fastest one: the idea of RFC 5905's clock filter (section
/// 10), but as a weight, so that no sample is thrown away. While there are few samples the spread
/// is not known, and part of the delay itself stands in for it.
final class SampleHistory {
    private static final int SIZE = 16;
    private static final int FEW = 8;
    private static final double PRIOR_SHARE = 0.25;
    private static final int LINE_MIN = 4;
    private static final int LINE_MAX = 8;

    private final long[] counters = new long[SIZE];
    private final double[] offsets = new double[SIZE];
    private final double[] delays = new double[SIZE];
    private final double[] sorted = new double[SIZE];
    private int count;
    private TimeDelta base = TimeDelta.ZERO;
    private double noiseSeconds;
    private double residualSeconds = Double.NaN;

    /// Takes in a sample; [#noiseSeconds] and [#surprise] then belong to it.
    void add(long counterNanos, TimeDelta clockMinusLocal, double delay, double precision) {
        if (count == 0) {
            base = clockMinusLocal;
        }
        double offset = clockMinusLocal.minus(base).toSeconds();
        residualSeconds = count < LINE_MIN ? Double.NaN : offset - predict(counterNanos);
        int slot = count % SIZE;
        counters[slot] = counterNanos;
        offsets[slot] = offset;
        delays[slot] = delay;
        count++;
        noiseSeconds = noiseOf(delay, precision);
    }

    private double noiseOf(double delay, double precision) {
        int held = Math.min(count, SIZE);
        System.arraycopy(delays, 0, sorted, 0, held);
        Arrays.sort(sorted, 0, held);
        double least = sorted[0];
        double spread = Math.max(precision, (sorted[held / 2] - least) / 2);
        if (count < FEW) {
            spread = Math.max(spread, least * PRIOR_SHARE * (FEW - count) / FEW);
        }
        return spread + (delay - least) / 2;
    }

    /// Where the straight line through the latest samples is at `counterNanos`.
    private double predict(long counterNanos) {
        int n = Math.min(Math.min(count, LINE_MAX), SIZE);
        double meanT = 0;
        double meanX = 0;
        for (int i = count - n; i < count; i++) {
            meanT += secondsTo(counterNanos, i) / n;
            meanX += offsets[i % SIZE] / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = count - n; i < count; i++) {
            double t = secondsTo(counterNanos, i) - meanT;
            covariance += t * (offsets[i % SIZE] - meanX);
            variance += t * t;
        }
        double slope = variance > 0 ? covariance / variance : 0;
        return meanX - slope * meanT;
    }

    private double secondsTo(long counterNanos, int sample) {
        return (counters[sample % SIZE] - counterNanos) * 1e-9;
    }

    /// One standard deviation of the last sample, s, above 0.
    double noiseSeconds() {
        return noiseSeconds;
    }

    /// How many standard deviations the last sample was off the prediction; NaN while there are too
    /// few samples to predict.
    double surprise() {
        return Math.abs(residualSeconds) / noiseSeconds;
    }

    /// Forgets everything: the server's clock, or the path to it, is another one now.
    void clear() {
        count = 0;
        residualSeconds = Double.NaN;
    }
}
