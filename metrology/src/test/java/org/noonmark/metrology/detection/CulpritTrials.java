package org.noonmark.metrology.detection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How often the right one is blamed for a step of phase or frequency.
final class CulpritTrials {
    private static final double STEP = 300;
    private static final int BEFORE = 1500;

    private final Culprit culprit;
    private final boolean isPhase;
    private final double size;
    private int found;
    private int right;
    private int covered;
    private int others;
    private double confidence;
    private long delay;

    private CulpritTrials(Culprit culprit, boolean isPhase, double size) {
        this.culprit = culprit;
        this.isPhase = isPhase;
        this.size = size;
    }

    static String line(String what, Culprit culprit, boolean isPhase, double size, int trials) {
        var tally = new CulpritTrials(culprit, isPhase, size);
        for (int trial = 0; trial < trials; trial++) {
            tally.run(trial);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.2g | %d | %d | %d | %.3f | %.1f | %.0f | %d |",
                what,
                size,
                trials,
                trials - tally.found,
                tally.right,
                tally.confidence / tally.found,
                (double) tally.delay / tally.found,
                100.0 * tally.covered / tally.found,
                tally.others);
    }

    private void run(long seed) {
        int atMost = isPhase ? 20 : 400;
        var laboratory = new SimulatedLaboratory(seed, STEP, BEFORE + atMost);
        var watch = laboratory.watch(DetectionPolicy.everySeconds(STEP));
        Finding first = null;
        for (int i = 0; i < BEFORE + atMost; i++) {
            if (i >= BEFORE) {
                double age = (i - BEFORE + 1) * STEP;
                laboratory.setFault(fault(isPhase ? size : size * age));
            }
            for (var finding : watch.observe(i * STEP, laboratory.read())) {
                first = i >= BEFORE ? take(first, finding, i - BEFORE + 1) : null;
            }
        }
    }

    private Finding take(@Nullable Finding first, Finding finding, int readings) {
        if (first != null) {
            others++;
            return first;
        }
        found++;
        delay += readings;
        confidence += finding.confidence();
        right += finding.culprit().equals(culprit) ? 1 : 0;
        covered += finding.detection().size().holds95(size) ? 1 : 0;
        return finding;
    }

    private double[] fault(double phase) {
        var fault = new double[SimulatedLaboratory.CLOCKS + 1];
        switch (culprit) {
            case Culprit.OneClock(int clock) -> fault[clock] = phase;
            case Culprit.SharedLink(_) ->
                    SimulatedLaboratory.SHARED.forEach(clock -> fault[clock] = phase);
            case Culprit.Hub() -> fault[SimulatedLaboratory.CLOCKS] = phase;
        }
        return fault;
    }
}
