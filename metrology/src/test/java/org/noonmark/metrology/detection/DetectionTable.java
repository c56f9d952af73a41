package org.noonmark.metrology.detection;

import java.util.Arrays;
import java.util.Locale;
import org.noonmark.metrology.clocks.ClockType;

/// One line of docs/results/detection.md: delays, misses, wrong kinds, errors and coverage of many
/// trials of one fault.
final class DetectionTable {
    private final AnomalyKind kind;
    private final double size;
    private final int[] suspect;
    private final int[] detected;
    private double errors;
    private int found;
    private int right;
    private int size68;
    private int size95;
    private int onset68;
    private int onset95;

    private DetectionTable(AnomalyKind kind, double size, int trials) {
        this.kind = kind;
        this.size = size;
        suspect = new int[trials];
        detected = new int[trials];
    }

    static String line(
            ClockType type,
            double step,
            double readingSigma,
            AnomalyKind kind,
            double size,
            int trials,
            int atMost) {
        var trial = new FaultTrial(type, step, readingSigma, kind, size);
        var table = new DetectionTable(kind, size, trials);
        for (int i = 0; i < trials; i++) {
            var result = trial.run(i, atMost);
            if (result.found() != null) {
                table.add(result);
            }
        }
        return String.format(
                        Locale.ROOT, "| %s | %.0f | %s | %.3g |", type.label(), step, kind, size)
                + table.figures();
    }

    private void add(FaultTrial.Result result) {
        suspect[found] = result.suspectReadings();
        detected[found++] = result.detectedReadings();
        var said = result.found();
        if (said.kind() == kind) {
            right++;
            errors += (said.size().value() - size) / said.size().sigma();
            size68 += said.size().holds68(size) ? 1 : 0;
            size95 += said.size().holds95(size) ? 1 : 0;
            onset68 += said.onset().holds68(result.onset()) ? 1 : 0;
            onset95 += said.onset().holds95(result.onset()) ? 1 : 0;
        }
    }

    private String figures() {
        Arrays.sort(suspect, 0, found);
        Arrays.sort(detected, 0, found);
        double of = 0.01 * right;
        return String.format(
                Locale.ROOT,
                " %d | %d | %d | %d | %d | %.2f | %.0f / %.0f | %.0f / %.0f |",
                suspect.length - found,
                found - right,
                at(suspect, 0.5),
                at(detected, 0.5),
                at(detected, 0.95),
                errors / right,
                size68 / of,
                size95 / of,
                onset68 / of,
                onset95 / of);
    }

    private int at(int[] sorted, double share) {
        return found == 0 ? 0 : sorted[(int) Math.min(found - 1, share * found)];
    }

    /// One line: whether a phase step is noticed and named at the third reading or before.
    static String withinThree(
            ClockType type, double step, double readingSigma, double size, int trials) {
        var trial = new FaultTrial(type, step, readingSigma, AnomalyKind.PHASE_STEP, size);
        int found = 0;
        for (int i = 0; i < trials; i++) {
            found += trial.run(i, 3).found() == null ? 0 : 1;
        }
        var model = NoiseModel.of(type.model(), step, readingSigma * readingSigma);
        double ofOne = Thresholds.signature(AnomalyKind.PHASE_STEP, model, step, 1)[0];
        return String.format(
                Locale.ROOT, "| %s | %.0f | %.3g | %d |", type.label(), step, 1e9 / ofOne, found);
    }
}
