package org.noonmark.metrology.stability;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Computes and keeps the mean squares of one series, each once whoever asks for it; any thread may
/// ask.
final class Kernels {
    private enum Kind {
        DIFFERENCES,
        SECOND_SIDE_BY_SIDE,
        THIRD_SIDE_BY_SIDE,
        REFLECTED_PHASE,
        REFLECTED_FREQUENCY,
        THEO,
        PARABOLIC,
        INTERVAL_ERROR
    }

    private record Key(Kind kind, int m) {}

    private final PhaseSeries phase;
    private final double[] x;
    private final StabilityOptions options;
    private final Map<Key, Object> known = new ConcurrentHashMap<>();
    private final Supplier<BlockSums> sums;
    private final Supplier<GapFill> fill;
    private final Supplier<GapFill> frequencyFill;

    Kernels(PhaseSeries phase, StabilityOptions options) {
        this.phase = phase;
        this.options = options;
        x = phase.values();
        sums = once(() -> new BlockSums(x));
        fill = once(() -> new GapFill(x));
        frequencyFill = once(() -> new GapFill(phase.toFrequency()));
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        var kept = new ConcurrentHashMap<Boolean, T>(1);
        return () -> kept.computeIfAbsent(Boolean.TRUE, _ -> make.get());
    }

    /// The mean square of a statistic at averaging factor m, in the scaling of [Scale].
    Measured of(Statistic statistic, int m) {
        return switch (statistic) {
            case ADEV -> keep(Kind.SECOND_SIDE_BY_SIDE, m, () -> all(SideBySide.second(x, m)));
            case HDEV -> keep(Kind.THIRD_SIDE_BY_SIDE, m, () -> all(SideBySide.third(x, m)));
            case OADEV -> all(differences(m).second());
            case OHDEV -> all(differences(m).third());
            case MDEV, TDEV -> all(differences(m).averaged());
            case TOTDEV -> all(TotalDifferences.of(x, m, differences(m).second()));
            case MTOTDEV, TTOTDEV ->
                    keep(
                            Kind.REFLECTED_PHASE,
                            m,
                            () -> WindowSamples.reflected(fill.get(), phase.hasGaps(), m, options));
            case HTOTDEV ->
                    m == 1
                            ? hadamardAtOne()
                            : keep(
                                    Kind.REFLECTED_FREQUENCY,
                                    m,
                                    () ->
                                            WindowSamples.reflected(
                                                    frequencyFill.get(),
                                                    phase.hasGaps(),
                                                    m,
                                                    options));
            case THEO1, THEOBR ->
                    keep(
                            Kind.THEO,
                            m,
                            () -> WindowSamples.theo(x, fill.get(), phase.hasGaps(), m, options));
            case PDEV ->
                    m == 1
                            ? all(differences(1).second())
                            : keep(Kind.PARABOLIC, m, () -> all(parabolic(m)));
            case TIERMS -> keep(Kind.INTERVAL_ERROR, m, () -> all(IntervalErrors.of(x, m)));
            case MTIE, THEOH ->
                    throw new IllegalArgumentException("has no mean square: " + statistic);
        };
    }

    /// HTOTDEV at m = 1 is OHDEV; as a mean square of frequency differences that is the third
    /// difference of phase over tau0.
    private Measured hadamardAtOne() {
        var third = differences(1).third();
        double tau0 = phase.tau0Seconds();
        return all(new Moment(third.meanSquare() / (tau0 * tau0), third.terms()));
    }

    private Moment parabolic(int m) {
        return phase.hasGaps()
                ? GappedParabolicTerms.of(x, m, options.leastShare())
                : ParabolicTerms.of(x, m);
    }

    private Differences differences(int m) {
        return (Differences)
                known.computeIfAbsent(
                        new Key(Kind.DIFFERENCES, m),
                        _ ->
                                phase.hasGaps()
                                        ? GappedDifferences.of(
                                                x, fill.get(), m, options.leastShare())
                                        : Differences.of(x, sums.get(), m));
    }

    private Measured keep(Kind kind, int m, Supplier<Measured> make) {
        return (Measured) known.computeIfAbsent(new Key(kind, m), _ -> make.get());
    }

    private static Measured all(Moment moment) {
        return Measured.all(moment);
    }
}
