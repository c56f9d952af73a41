package org.noonmark.metrology.stability;

/// Identifies the noise of one series at any averaging factor, and remembers what it found.
///
/// With at least 30 readings at the factor, by the lag-1 autocorrelation; with at least 4, by B1
/// and R(n); with fewer the noise of the longest averaging time that could be told is assumed.
final class NoiseFinder {
    private static final int LEAST_FOR_RATIOS = 4;

    private record Key(int m, int differences) {}

    private final NoiseEvidence evidence;
    private final StabilityOptions options;
    private final Memo<Integer, NoiseIdentification> byRatios =
            new Memo<>(this::byRatiosOfFrequencies);
    private final Memo<Key, Double> autocorrelations;

    /// Of a record by itself.
    NoiseFinder(PhaseSeries phase, StabilityOptions options) {
        this(new NoiseEvidence.OfRecord(phase, new Kernels(phase, options)), options);
    }

    NoiseFinder(NoiseEvidence evidence, StabilityOptions options) {
        this.evidence = evidence;
        this.options = options;
        autocorrelations = new Memo<>(key -> evidence.autocorrelation(key.m, key.differences));
    }

    /// The averaging factor at which the noise of a statistic at factor m is looked for.
    static int factor(Statistic statistic, int m) {
        return (int) Math.max(1, Math.round(statistic.steps(m)));
    }

    /// The noise at averaging factor m, `terms` being those of the statistic.
    NoiseIdentification at(Statistic statistic, int m, long terms) {
        return switch (options.noise()) {
            case StabilityOptions.NoiseChoice.Given(var type) -> NoiseIdentification.given(type);
            case StabilityOptions.NoiseChoice.Identified() ->
                    identify(statistic, evidence.factorUpTo(m), terms);
        };
    }

    private NoiseIdentification identify(Statistic statistic, int m, long terms) {
        int differences = Math.max(2, statistic.order());
        long readings = evidence.readings();
        if (readings / m >= Lag1.LEAST_READINGS) {
            return Lag1.identify(d -> autocorrelations.get(new Key(m, d)), differences);
        }
        if (options.isStable32()) {
            return byRatios(m, (double) terms, isModified(statistic));
        }
        if (readings / m >= LEAST_FOR_RATIOS) {
            return byRatios.get(m);
        }
        return assumed(statistic, readings, terms);
    }

    private NoiseIdentification byRatiosOfFrequencies(int m) {
        return byRatios(m, (double) Math.max(2, evidence.readings() / m - 1), true);
    }

    private NoiseIdentification assumed(Statistic statistic, long readings, long terms) {
        if (readings < LEAST_FOR_RATIOS) {
            return NoiseIdentification.assumed();
        }
        int least = readings < Lag1.LEAST_READINGS ? LEAST_FOR_RATIOS : Lag1.LEAST_READINGS;
        int longest = evidence.factorUpTo((int) Math.max(1, readings / least));
        if (readings / longest < LEAST_FOR_RATIOS) {
            return NoiseIdentification.assumed();
        }
        return identify(statistic, longest, terms).carried();
    }

    private static boolean isModified(Statistic statistic) {
        return switch (statistic) {
            case MDEV, TDEV, MTOTDEV, TTOTDEV -> true;
            default -> false;
        };
    }

    /// By B1 as if over n frequencies, and where that says phase noise by R(n), if asked for.
    private NoiseIdentification byRatios(int m, double n, boolean withR) {
        double b1 = evidence.b1(m);
        if (Double.isNaN(b1)) {
            return NoiseIdentification.assumed();
        }
        int mu = VarianceRatios.mu(b1, Math.max(2, n));
        if (mu > -2) {
            return byRatio(NoiseType.nearest(-1 - mu), NoiseIdentification.Method.B1_RATIO);
        }
        double ratio = withR ? evidence.modifiedRatio(m) : Double.NaN;
        if (Double.isNaN(ratio)) {
            return byRatio(NoiseType.FLICKER_PM, NoiseIdentification.Method.B1_RATIO);
        }
        boolean flicker = m > 1 && VarianceRatios.isFlickerPhase(ratio, m);
        return byRatio(
                flicker ? NoiseType.FLICKER_PM : NoiseType.WHITE_PM,
                NoiseIdentification.Method.B1_AND_R_RATIO);
    }

    private static NoiseIdentification byRatio(NoiseType type, NoiseIdentification.Method method) {
        return new NoiseIdentification(type, method, type.alpha());
    }
}
