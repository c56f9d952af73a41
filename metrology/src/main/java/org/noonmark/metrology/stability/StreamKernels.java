package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Everything that a [StabilityStream] keeps: the last readings and the sums over all of them.
final class StreamKernels implements NoiseEvidence {
    private final double tau0;
    private final int chunk;
    private final Ring ring;
    private final Ring frequencyRing;
    private final GapBridge bridge;
    private final GapBridge frequencyBridge;
    private final double[] head;
    private final PerFactor<StreamDecimated> decimated = new PerFactor<>();
    private final PerFactor<StreamDifferences> differences = new PerFactor<>();
    private final PerFactor<StreamAverages> averages = new PerFactor<>();
    private final PerFactor<StreamIntervals> intervals = new PerFactor<>();
    private final PerFactor<StreamMaximum> maxima = new PerFactor<>();
    private final PerFactor<StreamParabolic> parabolic = new PerFactor<>();
    private final PerFactor<StreamReflected> reflected = new PerFactor<>();
    private final PerFactor<StreamReflected> reflectedFrequency = new PerFactor<>();
    private final PerFactor<StreamTheo> theo = new PerFactor<>();
    private final List<StreamTerms> ofPhase = new ArrayList<>();
    private long done;
    private long bridgedDone;
    private long frequencyDone;
    private boolean anyMissing;
    private double previous = Double.NaN;

    StreamKernels(
            Collection<StabilityStream.StreamItem> items,
            int largestFactor,
            double tau0,
            int chunk,
            StabilityOptions options) {
        this.tau0 = tau0;
        this.chunk = chunk;
        int longest = Math.max(1, (int) Math.floor((1 - options.leastShare()) * largestFactor));
        int capacity = Math.toIntExact(3L * largestFactor + 2L * longest + chunk + 1);
        boolean hadamard = items.stream().anyMatch(i -> i.statistic() == Statistic.HTOTDEV);
        ring = new Ring(capacity);
        frequencyRing = new Ring(hadamard ? capacity : 1);
        bridge = new GapBridge(ring, longest);
        frequencyBridge = new GapBridge(frequencyRing, longest);
        int total =
                items.stream()
                        .filter(item -> item.statistic() == Statistic.TOTDEV)
                        .mapToInt(StabilityStream.StreamItem::m)
                        .max()
                        .orElse(0);
        head = new double[Math.multiplyExact(2, total)];
        decimated.keep(1, StreamDecimated::new);
        boolean identified = options.noise() instanceof StabilityOptions.NoiseChoice.Identified;
        if (identified) {
            keepEvidence(1, options.leastShare());
        }
        for (var item : items) {
            keep(item.statistic(), item.m(), options.leastShare());
            if (identified) {
                keepEvidence(NoiseFinder.factor(item.statistic(), item.m()), options.leastShare());
            }
        }
        ofPhase.addAll(decimated.all());
        ofPhase.addAll(differences.all());
        ofPhase.addAll(intervals.all());
        ofPhase.addAll(maxima.all());
        ofPhase.addAll(parabolic.all());
        ofPhase.addAll(theo.all());
    }

    /// What tells the noise at factor m: B1 and R(n), whatever statistic is asked for.
    private void keepEvidence(int m, double share) {
        decimated.keep(m, StreamDecimated::new);
        differences.keep(m, StreamDifferences::new);
        averages.keep(m, k -> new StreamAverages(k, share, bridge));
    }

    private void keep(Statistic statistic, int m, double share) {
        decimated.keep(m, StreamDecimated::new);
        switch (statistic) {
            case ADEV, HDEV -> {}
            case OADEV, OHDEV, TOTDEV -> differences.keep(m, StreamDifferences::new);
            case MDEV, TDEV -> averages.keep(m, k -> new StreamAverages(k, share, bridge));
            case MTOTDEV, TTOTDEV -> reflected.keep(m, k -> new StreamReflected(k, share, bridge));
            case HTOTDEV -> {
                if (m == 1) {
                    differences.keep(m, StreamDifferences::new);
                } else {
                    reflectedFrequency.keep(m, k -> new StreamReflected(k, share, frequencyBridge));
                }
            }
            case THEO1 -> theo.keep(m, StreamTheo::new);
            case PDEV -> {
                if (m == 1) {
                    differences.keep(m, StreamDifferences::new);
                } else {
                    parabolic.keep(m, k -> new StreamParabolic(k, share));
                }
            }
            case MTIE -> maxima.keep(m, StreamMaximum::new);
            case TIERMS -> intervals.keep(m, StreamIntervals::new);
            case THEOBR, THEOH -> throw new IllegalArgumentException("is not kept: " + statistic);
        }
    }

    void append(double value) {
        if (ring.end() - done == chunk) {
            carryOn();
        }
        if (ring.end() < head.length) {
            head[(int) ring.end()] = value;
        }
        if (!reflectedFrequency.all().isEmpty() && ring.end() > 0) {
            frequencyRing.append((value - previous) / tau0);
        }
        anyMissing |= Double.isNaN(value);
        previous = value;
        ring.append(value);
    }

    /// Takes what was appended into all sums.
    void carryOn() {
        for (var terms : ofPhase) {
            terms.take(ring, done, ring.end());
        }
        done = ring.end();
        bridge.carryOn(anyMissing);
        for (var terms : averages.all()) {
            terms.take(bridge.ring(), bridgedDone, bridge.end());
        }
        for (var terms : reflected.all()) {
            terms.take(bridge.ring(), bridgedDone, bridge.end());
        }
        bridgedDone = bridge.end();
        frequencyBridge.carryOn(anyMissing);
        for (var terms : reflectedFrequency.all()) {
            terms.take(frequencyBridge.ring(), frequencyDone, frequencyBridge.end());
        }
        frequencyDone = frequencyBridge.end();
        anyMissing = false;
    }

    Moment moment(Statistic statistic, int m) {
        return switch (statistic) {
            case ADEV -> decimated.at(m).second();
            case HDEV -> decimated.at(m).third();
            case OADEV -> differences.at(m).second();
            case OHDEV -> differences.at(m).third();
            case MDEV, TDEV -> averages.at(m).averaged();
            case TOTDEV -> total(m);
            case MTOTDEV, TTOTDEV -> reflected.at(m).moment();
            case HTOTDEV -> m == 1 ? hadamardAtOne() : reflectedFrequency.at(m).moment();
            case THEO1 -> theo.at(m).moment();
            case PDEV -> m == 1 ? differences.at(1).second() : parabolic.at(m).moment();
            case TIERMS -> intervals.at(m).moment();
            case MTIE, THEOBR, THEOH ->
                    throw new IllegalArgumentException("has no mean square: " + statistic);
        };
    }

    private Moment hadamardAtOne() {
        var third = differences.at(1).third();
        return new Moment(third.meanSquare() / (tau0 * tau0), third.terms());
    }

    private Moment total(int m) {
        if (readings() < 2L * m || readings() < 3) {
            return Moment.NONE;
        }
        var inside = differences.at(m).second();
        var squares = new CompensatedSum();
        if (!inside.isEmpty()) {
            squares.add(inside.meanSquare() * inside.terms());
        }
        var last = new double[2 * m];
        for (int i = 0; i < last.length; i++) {
            last[i] = ring.at(ring.end() - 1 - i);
        }
        long terms = inside.terms();
        terms += TotalDifferences.edge(Arrays.copyOf(head, 2 * m), m, squares);
        terms += TotalDifferences.edge(last, m, squares);
        return Moment.of(squares, terms);
    }

    MaximumInterval.MaximumError maximum(int m) {
        return maxima.at(m).error();
    }

    double[] recent(int most) {
        int count = (int) Math.min(Math.min(most, ring.capacity()), ring.end());
        var values = new double[count];
        ring.copy(ring.end() - count, count, values);
        return values;
    }

    NoiseEvidence evidence() {
        return this;
    }

    @Override
    public long readings() {
        return ring.end();
    }

    @Override
    public int factorUpTo(int most) {
        return decimated.factorUpTo(most);
    }

    @Override
    public double autocorrelation(int m, int d) {
        return decimated.at(m).autocorrelation(d);
    }

    @Override
    public double b1(int m) {
        return decimated.at(m).b1();
    }

    @Override
    public double modifiedRatio(int m) {
        return averages.has(m) && differences.has(m)
                ? averages.at(m).averaged().meanSquare() / differences.at(m).second().meanSquare()
                : Double.NaN;
    }
}
