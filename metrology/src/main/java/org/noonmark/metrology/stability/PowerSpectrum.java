package org.noonmark.metrology.stability;

/// A one-sided power spectral density of the fractional frequency at equally spaced frequencies,
/// and what follows from it.
///
/// Measured by Welch's method (Welch 1967): half-overlapping segments, each less its line, under a
/// Hann window. The frequencies are the means between neighbouring readings. The density of the
/// phase is that of the frequency over the square of 2 pi f (SP 1065 section 6.1), for measured
/// ones over that of the difference they come from, 2 sin(pi f tau0) / tau0.
public final class PowerSpectrum {
    private final double stepHertz;

    /// 0 for a model.
    private final double tau0;

    private final double[] densities;
    private final int segments;
    private final int skipped;

    private PowerSpectrum(
            double stepHertz, double tau0, double[] densities, int segments, int skipped) {
        this.stepHertz = stepHertz;
        this.tau0 = tau0;
        this.densities = densities;
        this.segments = segments;
        this.skipped = skipped;
    }

    /// The spectrum of a record, from segments of `segmentReadings` frequencies, a power of two;
    /// segments with a gap are left out and counted.
    ///
    /// @throws IllegalArgumentException when the length is no power of two from 8 on, or no segment
    ///   is complete
    public static PowerSpectrum welch(PhaseSeries phase, int segmentReadings) {
        if (segmentReadings < 8 || Integer.bitCount(segmentReadings) != 1) {
            throw new IllegalArgumentException(
                    "must be a power of two, at least 8: segmentReadings=" + segmentReadings);
        }
        var y = phase.toFrequency();
        var sums = new double[segmentReadings / 2 + 1];
        var periodogram = new Periodogram(segmentReadings);
        int used = 0;
        int skipped = 0;
        for (int start = 0; start + segmentReadings <= y.length; start += segmentReadings / 2) {
            if (periodogram.add(y, start, sums)) {
                used++;
            } else {
                skipped++;
            }
        }
        if (used == 0) {
            throw new IllegalArgumentException(
                    "no segment of %d complete frequencies in %s"
                            .formatted(segmentReadings, phase));
        }
        double tau0 = phase.tau0Seconds();
        var densities = new double[segmentReadings / 2];
        for (int k = 1; k < densities.length; k++) {
            densities[k] = 2 * tau0 * sums[k] / (used * periodogram.power());
        }
        return new PowerSpectrum(1 / (segmentReadings * tau0), tau0, densities, used, skipped);
    }

    /// The spectrum of a noise model at `count` multiples of `stepHertz`.
    public static PowerSpectrum of(NoiseCoefficients noise, double stepHertz, int count) {
        if (!(stepHertz > 0) || count < 2) {
            throw new IllegalArgumentException(
                    "must be > 0 and at least 2: stepHertz=%s count=%d"
                            .formatted(stepHertz, count));
        }
        var densities = new double[count + 1];
        for (int k = 1; k <= count; k++) {
            densities[k] = noise.frequencyDensity(k * stepHertz);
        }
        return new PowerSpectrum(stepHertz, 0, densities, 0, 0);
    }

    /// How many frequencies there are, numbered from 1.
    public int size() {
        return densities.length - 1;
    }

    /// The k-th frequency, in Hz.
    public double hertz(int k) {
        return k * stepHertz;
    }

    /// The density of the fractional frequency at the k-th frequency, in 1/Hz.
    public double frequencyDensity(int k) {
        return densities[k];
    }

    /// The density of the phase at the k-th frequency, in s^2/Hz.
    public double phaseDensity(int k) {
        double half = Math.PI * hertz(k) * tau0;
        double omega = tau0 == 0 ? 2 * Math.PI * hertz(k) : 2 * Math.sin(half) / tau0;
        return densities[k] / (omega * omega);
    }

    /// The single-sideband phase noise of a carrier at the k-th frequency, in dBc/Hz: half the
    /// density of its phase in rad^2/Hz (IEEE 1139).
    public double phaseNoiseDecibels(int k, double carrierHertz) {
        double radians = 2 * Math.PI * carrierHertz;
        return 10 * Math.log10(0.5 * radians * radians * phaseDensity(k));
    }

    /// How many segments the spectrum is the mean of; 0 for that of a model.
    public int segments() {
        return segments;
    }

    /// How many segments were left out for their gaps.
    public int skipped() {
        return skipped;
    }

    /// Equivalent degrees of freedom of a density: 36 k^2 / (19 k - 1) for k half-overlapping
    /// segments under a Hann window, whose correlation is 1/6 (Welch 1967).
    public double edf() {
        double k = segments;
        return 36 * k * k / (19 * k - 1);
    }

    /// The deviation that the spectrum makes, from its first frequency to its last: the root of the
    /// integral of the density times the statistic's response (SP 1065 section 6.7). Between
    /// frequencies the density is a power of the frequency.
    ///
    /// @throws IllegalArgumentException for statistics without a response: MTIE and TIErms
    public double deviation(Statistic statistic, double tauSeconds) {
        var sum = new CompensatedSum();
        double cycles = tauSeconds * stepHertz;
        int parts = 2 * (int) Math.ceil(1 + 8 * cycles);
        for (int k = 1; k < densities.length - 1; k++) {
            double slope = Math.log(densities[k + 1] / densities[k]) / Math.log((k + 1.0) / k);
            double area = 0;
            for (int j = 0; j <= parts; j++) {
                double at = k + (double) j / parts;
                double density = densities[k] * Math.pow(at / k, slope);
                double weight = j == 0 || j == parts ? 1 : (j & 1) == 1 ? 4 : 2;
                area += weight * density * response(statistic, tauSeconds, at * stepHertz, tau0);
            }
            sum.add(area * stepHertz / (3.0 * parts));
        }
        return Math.sqrt(sum.value());
    }

    /// The square of the transfer function from fractional frequency to the deviation (IEEE 1139
    /// annex B; Vernotte et al. 2016, equation 11): of means over tau0, or for tau0 = 0 its limit.
    static double response(Statistic statistic, double tau, double hertz, double tau0) {
        double u = Math.PI * tau * hertz;
        double sin = Math.sin(u);
        double ratio = tau0 == 0 ? sin / u : sin / (tau / tau0 * Math.sin(u * tau0 / tau));
        return switch (statistic) {
            case ADEV, OADEV, TOTDEV, THEO1, THEOBR, THEOH -> 2 * sin * sin * ratio * ratio;
            case MDEV, MTOTDEV -> 2 * sin * sin * Math.pow(ratio, 4);
            case TDEV, TTOTDEV -> tau * tau / 3 * 2 * sin * sin * Math.pow(ratio, 4);
            case HDEV, OHDEV, HTOTDEV -> 8.0 / 3 * Math.pow(sin, 4) * ratio * ratio;
            case PDEV -> {
                double bracket = 2 * sin * sin - u * Math.sin(2 * u);
                yield u < 1e-3 ? 2 * u * u : 4.5 * bracket * bracket / Math.pow(u, 6);
            }
            case MTIE, TIERMS ->
                    throw new IllegalArgumentException("has no response: " + statistic);
        };
    }
}
