package org.noonmark.metrology.stability;

/// Integrates fractional frequency to phase, and carries the phase across what is missing.
///
/// The frequency over a gap of g readings is taken to be the mean of the g readings before it and
/// the g after it. One reading on either side, as linear interpolation would take, errs by g sigma
/// / sqrt(2) in white FM; this errs by sigma sqrt(g / 2), less than the gap itself wanders.
final class FrequencyGaps {
    private FrequencyGaps() {}

    static double[] integrate(double[] frequency, double tau0Seconds) {
        var phase = new double[frequency.length + 1];
        var sum = new CompensatedSum();
        int i = 0;
        while (i < frequency.length) {
            if (!Double.isNaN(frequency[i])) {
                sum.add(frequency[i]);
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
                sum.add(atStart ? 0 : (end - i) * meanAround(frequency, i, end));
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

    /// The mean of up to `end - start` readings on either side that are not missing.
    private static double meanAround(double[] frequency, int start, int end) {
        int wanted = end - start;
        double sum = 0;
        int count = 0;
        for (int i = start - 1, taken = 0; i >= 0 && taken < wanted; i--) {
            if (!Double.isNaN(frequency[i])) {
                sum += frequency[i];
                taken++;
                count++;
            }
        }
        for (int i = end, taken = 0; i < frequency.length && taken < wanted; i++) {
            if (!Double.isNaN(frequency[i])) {
                sum += frequency[i];
                taken++;
                count++;
            }
        }
        return sum / count;
    }
}
