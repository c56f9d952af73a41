package org.noonmark.metrology.stability;

/// Puts a value together with its interval, noise and bias.
final class Assembler {
    /// Why a value of 0 has no interval.
    static final String NO_VARIATION = "the terms are all 0: there is no noise to tell";

    private final int readings;
    private final double tau0;
    private final StabilityOptions options;

    Assembler(int readings, double tau0, StabilityOptions options) {
        this.readings = readings;
        this.tau0 = tau0;
        this.options = options;
    }

    /// A statistic that is the root of a scaled mean square.
    ///
    /// @param asked the statistic as it shall be called, `part` the one that was computed; they
    ///   differ for THEOH only
    /// @param correction factor on the variance, for THEOBR; 1 otherwise
    Deviation deviation(
            Statistic asked,
            Statistic part,
            int m,
            Measured measured,
            double correction,
            NoiseIdentification identified) {
        var moment = measured.moment();
        double variance = correction * Scale.variance(part, moment.meanSquare(), m, tau0);
        var noise = identified.ofVariance(variance);
        var converging = Edf.clamp(part, noise.type());
        double factor = Bias.factor(part, converging, m, readings);
        boolean stable32Keeps =
                options.isStable32() && (part == Statistic.MTOTDEV || part == Statistic.TTOTDEV);
        boolean removed = options.removesBias() && factor != 1 && !stable32Keeps;
        double value = Math.sqrt(removed ? variance / factor : variance);
        return new Deviation(
                asked,
                m,
                part.steps(m) * tau0,
                moment.terms(),
                value,
                confidence(part, m, value, moment.terms(), converging),
                noise,
                new Bias(factor, removed),
                measured.sampling());
    }

    /// MTIE: a maximum, not a mean.
    Deviation maximum(int m, MaximumInterval.MaximumError error, NoiseIdentification noise) {
        return new Deviation(
                Statistic.MTIE,
                m,
                m * tau0,
                error.windows(),
                error.seconds(),
                new Confidence.Unknown("the distribution of a maximum depends on the whole record"),
                noise.ofVariance(error.seconds()),
                Bias.NONE,
                Sampling.all(error.windows()));
    }

    private Confidence confidence(
            Statistic statistic, int m, double value, long terms, NoiseType noise) {
        if (value == 0) {
            return new Confidence.Unknown(NO_VARIATION);
        }
        double complete =
                options.isStable32()
                        ? Stable32Edf.of(statistic, noise, m, readings, terms)
                        : Edf.of(statistic, noise, m, readings, terms);
        if (Double.isNaN(complete)) {
            return new Confidence.Unknown("no degrees of freedom are known for " + noise.label());
        }
        double share = (double) terms / Math.max(1, Scale.terms(statistic, readings, m));
        return interval(value, Math.max(1, complete * Math.min(1, share)), options);
    }

    /// The interval of a deviation with `edf` degrees of freedom.
    static Confidence.Interval interval(double value, double edf, StabilityOptions options) {
        double level = options.confidence();
        if (options.isStable32() && Math.abs(level - 0.683) < 5e-4) {
            level = ChiSquared.oneSigma();
        }
        double tail = 0.5 * (1 - level);
        double most =
                options.isStable32()
                        ? ChiSquared.stable32Quantile(1 - tail, edf)
                        : ChiSquared.quantile(1 - tail, edf);
        double least =
                options.isStable32()
                        ? ChiSquared.stable32Quantile(tail, edf)
                        : ChiSquared.quantile(tail, edf);
        return new Confidence.Interval(
                value * Math.sqrt(edf / most), value * Math.sqrt(edf / least), level, edf);
    }
}
