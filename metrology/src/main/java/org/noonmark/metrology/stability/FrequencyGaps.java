package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Integrates fractional frequency to phase, and carries the phase across what is missing.
///
/// The frequency over a gap of g readings is taken to be the mean of the g readings before it and
/// the g after it. One reading on either side, as linear interpolation would take, errs by g sigma
/// / sqrt(2) in white FM; this errs by sigma sqrt(g / 2), less than the gap itself wanders.
final class FrequencyGaps {
    private FrequencyGaps() {}

    static double[] integrate(double[] frequency, double tau0Seconds) {
        var phase = new double[frequency.length + 1];
        var present = Arrays.stream(frequency).filter(y -> !Double.isNaN(y)).toArray();
        int taken = 0;
        var sum = new CompensatedSum();
        int i = 0;
        while (i < frequency.length) {
            if (!Double.isNaN(frequency[i])) {
                sum.add(frequency[i]);
                taken++;
                i++;
                phase[i] = sum.value() * tau0Seconds;
                continue;
            }
            int end = endOfGap(frequency, i);
            boolean atStart = i == 0;
            for (int k = i + 1; k <= end; k++) {
                phase[k] = Double.NaN;
            }
            if (atStart) {
                phase[0] = Double.NaN;
            }
            if (end < frequency.length) {
                sum.add(atStart ? 0 : (end - i) * meanAround(present, taken, end - i));
                phase[end] = sum.value() * tau0Seconds;
            }
            i = end;
        }
        return phase;
    }

    private static int endOfGap(double[] frequency, int start) {
        int end = start;
        while (end < frequency.length && Double.isNaN(frequency[end])) {
            end++;
        }
        return end;
    }

    /// The mean of up to `wanted` readings on either side of a gap, `before` being how many of
    /// those that are there come before it.
    private static double meanAround(double[] present, int before, int wanted) {
        int from = Math.max(0, before - wanted);
        int to = Math.min(present.length, before + wanted);
        double sum = 0;
        for (int k = before - 1; k >= from; k--) {
            sum += present[k];
        }
        for (int k = before; k < to; k++) {
            sum += present[k];
        }
        return sum / (to - from);
    }
}
