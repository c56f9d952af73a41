package org.noonmark.metrology.detection;

import java.util.Arrays;
import java.util.Locale;
import org.noonmark.metrology.clocks.ClockType;

/// Lines of docs/results/detection.md.
final class DetectionTable {
    private DetectionTable() {}

    /// One line: delays, misses, wrong kinds, errors and coverage of many trials.
    static String line(
            ClockType type,
            double step,
            double readingSigma,
            AnomalyKind kind,
            double size,
            int trials,
            int atMost) {
        var trial = new FaultTrial(type, step, readingSigma, kind, size);
        var suspect = new int[trials];
        var detected = new int[trials];
        var errors = new double[trials];
        int found = 0;
        int right = 0;
        int size68 = 0;
        int size95 = 0;
        int onset68 = 0;
        int onset95 = 0;
        for (int i = 0; i < trials; i++) {
            var result = trial.run(i, atMost);
            if (result.found() == null) {
                continue;
            }
            suspect[found] = result.suspectReadings();
            detected[found++] = result.detectedReadings();
            if (result.found().kind() == kind) {
                var said = result.found();
                errors[right++] = (said.size().value() - size) / said.size().sigma();
                size68 += said.size().holds68(size) ? 1 : 0;
                size95 += said.size().holds95(size) ? 1 : 0;
                onset68 += said.onset().holds68(result.onset()) ? 1 : 0;
                onset95 += said.onset().holds95(result.onset()) ? 1 : 0;
            }
        }
        Arrays.sort(suspect, 0, found);
        Arrays.sort(detected, 0, found);
        double bias = Arrays.stream(errors, 0, right).average().orElse(Double.NaN);
        double of = 0.01 * right;
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %s | %.3g | %d | %d | %d | %d | %d | %.2f | %.0f / %.0f | %.0f / %.0f |",
                type.label(),
                step,
                kind,
                size,
                trials - found,
                found - right,
                at(suspect, found, 0.5),
                at(detected, found, 0.5),
                at(detected, found, 0.95),
                bias,
                size68 / of,
                size95 / of,
                onset68 / of,
                onset95 / of);
    }

    private static int at(int[] sorted, int count, double share) {
        return count == 0 ? 0 : sorted[(int) Math.min(count - 1, share * count)];
    }
}
