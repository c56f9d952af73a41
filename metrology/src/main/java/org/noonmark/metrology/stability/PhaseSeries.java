package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Phase of a clock, clock minus reference in seconds, at equal steps; missing readings are `NaN`.
///
/// Immutable: the values are copied in. Phase x and fractional frequency y are related by x(i+1) =
/// x(i) + y(i) tau0 (NIST SP 1065 section 3.2).
public final class PhaseSeries {
    private final double[] seconds;
    private final double tau0Seconds;
    private final int missing;

    private PhaseSeries(double[] seconds, double tau0Seconds) {
        this.seconds = seconds;
        this.tau0Seconds = tau0Seconds;
        this.missing = countMissing(seconds);
    }

    /// Phase readings at equal steps of `tau0Seconds`; `NaN` stands for a reading that is missing.
    ///
    /// @throws IllegalArgumentException when a value is infinite, or tau0 is not positive and
    ///   finite
    public static PhaseSeries ofSeconds(double[] phaseSeconds, double tau0Seconds) {
        return adopt(phaseSeconds.clone(), tau0Seconds);
    }

    /// The phase that follows from fractional frequencies, each the mean over one step; it begins
    /// with 0 and has one value more.
    ///
    /// Over a gap in the frequency the phase is carried on with the mean of as many readings before
    /// and after it as the gap is long (fewer where there are fewer); the phase inside the gap
    /// stays missing, so no term begins or ends there.
    ///
    /// @throws IllegalArgumentException when a value is infinite, or tau0 is not positive and
    ///   finite
    public static PhaseSeries ofFrequency(double[] fractionalFrequency, double tau0Seconds) {
        return adopt(FrequencyGaps.integrate(fractionalFrequency, tau0Seconds), tau0Seconds);
    }

    /// As [#ofSeconds], without the copy: the array belongs to the series from here on.
    static PhaseSeries adopt(double[] phaseSeconds, double tau0Seconds) {
        if (!(tau0Seconds > 0) || Double.isInfinite(tau0Seconds)) {
            throw new IllegalArgumentException(
                    "must be > 0 and finite: tau0Seconds=" + tau0Seconds);
        }
        for (int i = 0; i < phaseSeconds.length; i++) {
            if (Double.isInfinite(phaseSeconds[i])) {
                throw new IllegalArgumentException("must not be infinite: value " + i);
            }
        }
        return new PhaseSeries(phaseSeconds, tau0Seconds);
    }

    private static int countMissing(double[] values) {
        int missing = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            }
        }
        return missing;
    }

    /// Number of readings, the missing ones included.
    public int size() {
        return seconds.length;
    }

    /// Number of readings that are missing.
    public int missing() {
        return missing;
    }

    public boolean hasGaps() {
        return missing > 0;
    }

    /// The step between readings, in seconds.
    public double tau0Seconds() {
        return tau0Seconds;
    }

    /// The reading at `index`, in seconds; `NaN` when it is missing.
    public double at(int index) {
        return seconds[index];
    }

    /// A copy of the readings, in seconds.
    public double[] toSeconds() {
        return seconds.clone();
    }

    /// The fractional frequencies between neighbouring readings; one value fewer, `NaN` where a
    /// reading is missing.
    public double[] toFrequency() {
        var frequency = new double[Math.max(0, seconds.length - 1)];
        for (int i = 0; i < frequency.length; i++) {
            frequency[i] = (seconds[i + 1] - seconds[i]) / tau0Seconds;
        }
        return frequency;
    }

    /// The series without what is missing at its ends.
    PhaseSeries trimmed() {
        int first = 0;
        int end = seconds.length;
        while (first < end && Double.isNaN(seconds[first])) {
            first++;
        }
        while (end > first && Double.isNaN(seconds[end - 1])) {
            end--;
        }
        return first == 0 && end == seconds.length
                ? this
                : new PhaseSeries(Arrays.copyOfRange(seconds, first, end), tau0Seconds);
    }

    @Override
    public String toString() {
        return seconds.length + " readings, tau0 " + tau0Seconds + " s, " + missing + " missing";
    }

    /// The readings themselves; nobody in this package writes to them.
    double[] values() {
        return seconds;
    }
}
