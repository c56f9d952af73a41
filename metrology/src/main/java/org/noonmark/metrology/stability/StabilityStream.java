package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The statistics of [StabilityAnalysis], carried on reading by reading in bounded memory.
///
/// After every reading [#results] says what an analysis of all readings so far would say, but for
/// averaging times beyond the largest factor M, which are not kept, and but for noise that is
/// assumed, which is that of the longest averaging time *asked for* that tells it. Memory does not
/// grow with the record: 8 (4M + 1024) bytes for the last readings, twice that once a reading was
/// missing, as much again for HTOTDEV; 16M for TOTDEV, which needs the first readings too; up to 32
/// m for each factor m of MTIE. A reading costs O(1) for each averaging time, and O(m) in MTOTDEV,
/// TTOTDEV, HTOTDEV and THEO1, which look at a whole window.
///
/// TOTDEV is given up to half of the record. With readings missing, averages that reach into a gap
/// wait until as many readings as it was long have come after it. THEOBR and THEOH need every
/// averaging time of the whole record and are refused.
///
/// Belongs to one thread.
public final class StabilityStream {
    private static final int CHUNK = 1024;

    private final double tau0;
    private final StabilityOptions options;
    private final List<StreamItem> items = new ArrayList<>();
    private final StreamKernels kernels;
    private final double[] chunk = new double[CHUNK];
    private int missingSince;

    private StabilityStream(
            double tau0,
            Collection<Statistic> statistics,
            TauList taus,
            int largestFactor,
            StabilityOptions options) {
        this.tau0 = tau0;
        this.options = options;
        for (var statistic : statistics) {
            int[] factors =
                    statistic.isTheoLike()
                            ? taus.evenFactors(largestFactor, tau0)
                            : taus.factors(largestFactor, tau0);
            for (int m : factors) {
                items.add(new StreamItem(statistic, m));
            }
        }
        kernels = new StreamKernels(items, largestFactor, tau0, CHUNK, options);
    }

    /// One statistic at one averaging factor.
    record StreamItem(Statistic statistic, int m) {}

    /// A stream of phase readings every `tau0Seconds`.
    ///
    /// @param taus averaging times; those beyond `largestFactor` times tau0 are left out
    /// @throws IllegalArgumentException for THEOBR and THEOH, a step or a factor that is not
    ///   positive
    public static StabilityStream of(
            double tau0Seconds,
            Collection<Statistic> statistics,
            TauList taus,
            int largestFactor,
            StabilityOptions options) {
        if (!(tau0Seconds > 0) || largestFactor < 1) {
            throw new IllegalArgumentException(
                    "must be > 0: tau0Seconds=%s largestFactor=%d"
                            .formatted(tau0Seconds, largestFactor));
        }
        if (statistics.contains(Statistic.THEOBR) || statistics.contains(Statistic.THEOH)) {
            throw new IllegalArgumentException("need the whole record: THEOBR, THEOH");
        }
        return new StabilityStream(tau0Seconds, statistics, taus, largestFactor, options);
    }

    /// Takes one phase reading, in seconds; `NaN` when it is missing.
    ///
    /// @throws IllegalArgumentException when the value is infinite
    public void add(double phaseSeconds) {
        chunk[0] = phaseSeconds;
        addAll(chunk, 0, 1);
    }

    /// Takes `count` readings from `values[from]` on.
    ///
    /// @throws IllegalArgumentException when a value is infinite; the readings before it are taken
    public void addAll(double[] values, int from, int count) {
        int done = 0;
        while (done < count) {
            int taken = Math.min(CHUNK, count - done);
            for (int i = 0; i < taken; i++) {
                append(values[from + done + i]);
            }
            kernels.carryOn();
            done += taken;
        }
    }

    /// Missing readings wait for one that is there: at the ends they are no part of the record.
    private void append(double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("must not be infinite: reading " + readings());
        }
        if (Double.isNaN(value)) {
            missingSince += readings() > 0 ? 1 : 0;
            return;
        }
        for (; missingSince > 0; missingSince--) {
            kernels.append(Double.NaN);
        }
        kernels.append(value);
    }

    /// How many readings the record has, from the first that was there to the last.
    public long readings() {
        return kernels.readings();
    }

    /// The statistics of all readings so far, in the order asked and ascending in time; averaging
    /// times without a term are left out.
    public List<Deviation> results() {
        int readings = Math.toIntExact(readings());
        var assembler = new Assembler(readings, tau0, options);
        var noise = new NoiseFinder(kernels.evidence(), options);
        var results = new ArrayList<Deviation>();
        for (var item : items) {
            var statistic = item.statistic();
            if (item.m() > statistic.largestFactor(readings)) {
                continue;
            }
            if (statistic == Statistic.MTIE) {
                var error = kernels.maximum(item.m());
                results.add(
                        assembler.maximum(
                                item.m(), error, noise.at(statistic, item.m(), error.windows())));
                continue;
            }
            var moment = kernels.moment(statistic, item.m());
            if (!moment.isEmpty()) {
                results.add(
                        assembler.deviation(
                                statistic,
                                statistic,
                                item.m(),
                                Measured.all(moment),
                                1,
                                noiseAt(item, noise, readings)));
            }
        }
        return List.copyOf(results);
    }

    private NoiseIdentification noiseAt(StreamItem item, NoiseFinder noise, int readings) {
        var statistic = item.statistic();
        int told = item.m();
        if (options.isStable32()) {
            int[] run =
                    items.stream()
                            .filter(one -> one.statistic() == statistic)
                            .mapToInt(StreamItem::m)
                            .toArray();
            told = Stable32Noise.factor(statistic, told, run, readings);
        }
        long terms = kernels.moment(statistic, told).terms();
        var found = noise.at(statistic, NoiseFinder.factor(statistic, told), terms);
        return told == item.m() ? found : found.carried();
    }

    /// The last readings that are still kept, up to `most` of them, for an analysis of their own.
    public PhaseSeries recent(int most) {
        return PhaseSeries.adopt(kernels.recent(most), tau0);
    }

    @Override
    public String toString() {
        return readings() + " readings, tau0 " + tau0 + " s, " + Arrays.toString(items.toArray());
    }
}
