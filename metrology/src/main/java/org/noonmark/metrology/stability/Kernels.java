package org.noonmark.metrology.stability;

/// Computes and keeps the mean squares of one series, each once whoever asks for it; any thread may
/// ask.
final class Kernels {
    private record Key(Statistic statistic, int m) {}

    private final PhaseSeries phase;
    private final double[] x;
    private final StabilityOptions options;
    private final Memo<Integer, Differences> differences = new Memo<>(this::differences);
    private final Memo<Key, Measured> measured = new Memo<>(this::measure);
    private final Memo<Boolean, BlockSums> sums;
    private final Memo<Boolean, GapFill> fills;

    Kernels(PhaseSeries phase, StabilityOptions options) {
        this.phase = phase;
        this.options = options;
        x = phase.values();
        sums = new Memo<>(_ -> new BlockSums(x));
        fills = new Memo<>(ofPhase -> new GapFill(ofPhase ? x : phase.toFrequency()));
    }

    /// The mean square of a statistic at averaging factor m, in the scaling of [Scale].
    Measured of(Statistic statistic, int m) {
        return switch (statistic) {
            case OADEV -> Measured.all(differences.get(m).second());
            case OHDEV -> Measured.all(differences.get(m).third());
            case MDEV, TDEV -> Measured.all(differences.get(m).averaged());
            case TTOTDEV -> of(Statistic.MTOTDEV, m);
            case THEOBR -> of(Statistic.THEO1, m);
            case ADEV, HDEV, TOTDEV, MTOTDEV, HTOTDEV, THEO1, PDEV, TIERMS ->
                    measured.get(new Key(statistic, m));
            case MTIE, THEOH ->
                    throw new IllegalArgumentException("has no mean square: " + statistic);
        };
    }

    /// Statistics with the same root at one averaging factor share their work.
    static Statistic root(Statistic statistic) {
        return switch (statistic) {
            case OADEV, OHDEV, MDEV, TDEV, TOTDEV -> Statistic.OADEV;
            case MTOTDEV, TTOTDEV -> Statistic.MTOTDEV;
            case THEO1, THEOBR -> Statistic.THEO1;
            case ADEV, HDEV, HTOTDEV, PDEV, TIERMS, MTIE, THEOH -> statistic;
        };
    }

    private Measured measure(Key key) {
        int m = key.m;
        boolean gaps = phase.hasGaps();
        return switch (key.statistic) {
            case ADEV -> Measured.all(SideBySide.second(x, m));
            case HDEV -> Measured.all(SideBySide.third(x, m));
            case TOTDEV -> Measured.all(TotalDifferences.of(x, m, differences.get(m).second()));
            case MTOTDEV -> WindowSamples.reflected(fills.get(true), gaps, m, options);
            case HTOTDEV -> hadamardTotal(m, gaps);
            case THEO1 ->
                    gaps || options.sampledWindows() > 0
                            ? WindowSamples.theo(x, fills.get(true), gaps, m, options)
                            : Measured.all(TheoTerms.of(x, m));
            case PDEV -> Measured.all(parabolic(m));
            case TIERMS -> Measured.all(IntervalErrors.of(x, m));
            default -> throw new IllegalStateException("has no measure: " + key);
        };
    }

    /// HTOTDEV at m = 1 is OHDEV; as a mean square of frequency differences that is the third
    /// difference of phase over tau0.
    private Measured hadamardAtOne() {
        var third = differences.get(1).third();
        double tau0 = phase.tau0Seconds();
        return Measured.all(new Moment(third.meanSquare() / (tau0 * tau0), third.terms()));
    }

    private Measured hadamardTotal(int m, boolean gaps) {
        return m == 1
                ? hadamardAtOne()
                : WindowSamples.reflected(fills.get(false), gaps, m, options);
    }

    private Moment parabolic(int m) {
        if (m == 1) {
            return differences.get(1).second();
        }
        return phase.hasGaps()
                ? GappedParabolicTerms.of(x, m, options.leastShare())
                : ParabolicTerms.of(x, m);
    }

    private Differences differences(int m) {
        return phase.hasGaps()
                ? GappedDifferences.of(x, fills.get(true), m, options.leastShare())
                : Differences.of(x, sums.get(true), m);
    }
}
