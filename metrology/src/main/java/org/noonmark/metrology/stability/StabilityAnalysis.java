package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stability statistics of one series of phase.
///
/// Pure: the work is done on the caller's thread, or on the executor that is passed in. What is
/// asked twice is computed once; an instance may be shared between threads.
public final class StabilityAnalysis {
    /// Is told how far the work is; called from whichever thread did a part.
    @FunctionalInterface
    public interface Progress {
        /// Says that `done` of `all` parts are finished.
        void report(int done, int all);
    }

    /// A statistic at one averaging factor; `part` is what THEOH takes there, `told` the factor
    /// that tells its noise.
    private record Item(Statistic statistic, Statistic part, int m, int told) {
        Item(Statistic statistic, Statistic part, int m) {
            this(statistic, part, m, m);
        }
    }

    private final PhaseSeries phase;
    private final StabilityOptions options;
    private final Kernels kernels;
    private final NoiseFinder noise;
    private final Assembler assembler;

    private StabilityAnalysis(PhaseSeries trimmed, StabilityOptions options, Kernels kernels) {
        this.phase = trimmed;
        this.options = options;
        this.kernels = kernels;
        noise = new NoiseFinder(new NoiseEvidence.OfRecord(trimmed, kernels), options);
        assembler = new Assembler(trimmed.size(), trimmed.tau0Seconds(), options);
    }

    /// An analysis with [StabilityOptions#DEFAULT].
    public static StabilityAnalysis of(PhaseSeries phase) {
        return of(phase, StabilityOptions.DEFAULT);
    }

    public static StabilityAnalysis of(PhaseSeries phase, StabilityOptions options) {
        var trimmed = phase.trimmed();
        return new StabilityAnalysis(trimmed, options, new Kernels(trimmed, options));
    }

    /// The same series with other options; what was computed is kept where the options allow.
    public StabilityAnalysis with(StabilityOptions other) {
        boolean same =
                other.leastShare() == options.leastShare()
                        && other.sampledWindows() == options.sampledWindows();
        return new StabilityAnalysis(phase, other, same ? kernels : new Kernels(phase, other));
    }

    /// The statistics at the averaging times, in the order asked and ascending in time. Averaging
    /// times for which the record has no term are left out.
    ///
    /// @throws IllegalArgumentException when an explicit averaging time is no multiple of tau0
    public List<Deviation> compute(Collection<Statistic> statistics, TauList taus) {
        return compute(statistics, taus, Runnable::run, (_, _) -> {});
    }

    /// As [#compute(Collection, TauList)], with the averaging times spread over an executor.
    public List<Deviation> compute(
            Collection<Statistic> statistics, TauList taus, Executor executor, Progress progress) {
        var items = new ArrayList<Item>();
        for (var statistic : new LinkedHashSet<>(statistics)) {
            items.addAll(items(statistic, taus));
        }
        var maxima = prepare(items, executor, progress);
        var ratio = items.stream().anyMatch(item -> item.part == Statistic.THEOBR) ? ratio() : null;
        var results = new ArrayList<Deviation>();
        int maximum = 0;
        for (var item : items) {
            var result =
                    item.part == Statistic.MTIE
                            ? maximum(item, maxima[maximum++])
                            : root(item, ratio);
            if (result.terms() > 0) {
                results.add(result);
            }
        }
        return List.copyOf(results);
    }

    private TheoRatio.Ratio ratio() {
        return TheoRatio.of(kernels, phase.size(), phase.tau0Seconds());
    }

    private List<Item> items(Statistic statistic, TauList taus) {
        int readings = phase.size();
        double tau0 = phase.tau0Seconds();
        int largest =
                options.isStable32() && !(taus instanceof TauList.Explicit)
                        ? statistic.stable32LargestFactor(readings)
                        : statistic.largestFactor(readings);
        if (statistic == Statistic.THEOH) {
            return hybrid(taus.factors(largest, tau0), largest);
        }
        int[] factors =
                statistic.isTheoLike()
                        ? taus.evenFactors(largest, tau0)
                        : taus.factors(largest, tau0);
        var items = new ArrayList<Item>();
        for (int m : factors) {
            int told =
                    options.isStable32()
                            ? Stable32Noise.factor(statistic, m, factors, readings)
                            : m;
            items.add(new Item(statistic, statistic, m, told));
        }
        return items;
    }

    /// THEOH: the Allan variance up to a fifth of the record, ThêoBR beyond.
    private List<Item> hybrid(int[] factors, int largest) {
        var items = new LinkedHashSet<Item>();
        for (int m : factors) {
            if (m <= 0.2 * (phase.size() - 1)) {
                items.add(new Item(Statistic.THEOH, Statistic.OADEV, m));
            } else {
                int even = 2 * (int) Math.rint(m / 1.5);
                if (even <= largest && phase.size() >= TheoRatio.LEAST_READINGS) {
                    items.add(new Item(Statistic.THEOH, Statistic.THEOBR, even));
                }
            }
        }
        return List.copyOf(items);
    }

    /// Computes every mean square and every noise type that will be needed, the long averaging
    /// times first; returns the largest time interval errors.
    private MaximumInterval.MaximumError[] prepare(
            List<Item> items, Executor executor, Progress progress) {
        var maxima = new AtomicReference<>(new MaximumInterval.MaximumError[0]);
        var parts = new ArrayList<Runnable>();
        int[] maximumFactors =
                items.stream()
                        .filter(item -> item.part == Statistic.MTIE)
                        .mapToInt(Item::m)
                        .toArray();
        if (maximumFactors.length > 0) {
            parts.add(() -> maxima.set(MaximumInterval.atEach(phase, maximumFactors)));
        }
        items.stream()
                .filter(item -> item.part != Statistic.MTIE)
                .sorted(Comparator.comparingInt(Item::m).reversed())
                .collect(
                        Collectors.groupingBy(
                                item -> List.of(Kernels.root(item.part), item.m),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(together -> parts.add(() -> together.forEach(this::warm)));
        if (items.stream().anyMatch(item -> item.part == Statistic.THEOBR)) {
            for (int i : TheoRatio.chosen(phase.size())) {
                parts.add(() -> kernels.of(Statistic.OADEV, TheoRatio.allanFactor(i)));
                parts.add(() -> kernels.of(Statistic.THEO1, TheoRatio.theoFactor(i)));
            }
        }
        run(parts, executor, progress);
        return maxima.get();
    }

    private static void run(List<Runnable> parts, Executor executor, Progress progress) {
        var done = new AtomicInteger();
        CompletableFuture.allOf(
                        parts.stream()
                                .map(part -> reported(part, done, parts.size(), progress))
                                .map(part -> CompletableFuture.runAsync(part, executor))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    private static Runnable reported(
            Runnable part, AtomicInteger done, int all, Progress progress) {
        return () -> {
            part.run();
            progress.report(done.incrementAndGet(), all);
        };
    }

    private void warm(Item item) {
        long terms = kernels.of(item.part, item.m).moment().terms();
        if (terms > 0) {
            noiseAt(item, terms);
        }
    }

    private NoiseIdentification noiseAt(Item item, long terms) {
        if (item.told == item.m) {
            return noise.at(item.part, NoiseFinder.factor(item.part, item.m), terms);
        }
        long others = kernels.of(item.part, item.told).moment().terms();
        return noise.at(item.part, NoiseFinder.factor(item.part, item.told), others).carried();
    }

    private Deviation root(Item item, TheoRatio.@Nullable Ratio ratio) {
        var measured = kernels.of(item.part, item.m);
        var found = noiseAt(item, measured.moment().terms());
        if (item.part != Statistic.THEOBR || ratio == null || measured.moment().meanSquare() == 0) {
            return assembler.deviation(item.statistic, item.part, item.m, measured, 1, found);
        }
        boolean byRatio =
                switch (found.method()) {
                    case B1_RATIO, B1_AND_R_RATIO, ASSUMED -> true;
                    case LAG_1_AUTOCORRELATION, THEO1_RATIO, GIVEN, NO_VARIATION -> false;
                };
        return assembler.deviation(
                item.statistic,
                item.part,
                item.m,
                new Measured(measured.moment(), ratio.sampling(measured.sampling())),
                ratio.mean(),
                byRatio ? ratio.noise(item.m) : found);
    }

    private Deviation maximum(Item item, MaximumInterval.MaximumError error) {
        return assembler.maximum(item.m, error, noise.at(Statistic.MTIE, item.m, error.windows()));
    }
}
