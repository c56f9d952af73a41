package org.noonmark.app.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.noonmark.metrology.detection.AnomalyKind;
import org.noonmark.metrology.detection.Culprit;
import org.noonmark.metrology.detection.DetectionPolicy;
import org.noonmark.metrology.detection.EnsembleWatch;
import org.noonmark.metrology.detection.Finding;
import org.noonmark.metrology.detection.NoiseModel;
import org.noonmark.metrology.detection.WatchedEnsemble;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ClockReadings;

/// Changes of clocks and of the hub that the readings show, beside any scale.
///
/// The hub is none of the clocks and of unknown noise; it is taken to be as noisy as the noisiest
/// of them.
final class Changes {
    private Changes() {}

    /// @param alarmsPerYear false alarms of each clock that are put up with
    static List<EnsembleReport.Change> of(
            ClockReadings readings,
            List<ClockPrior> priors,
            double firstStampSeconds,
            double alarmsPerYear) {
        var noise =
                IntStream.range(0, priors.size())
                        .mapToObj(k -> NoiseModel.of(priors.get(k), readings.noise(k)))
                        .toList();
        var hub = noise.stream().max(Comparator.comparingDouble(NoiseModel::whiteFm)).orElseThrow();
        var watch =
                new EnsembleWatch(
                        new WatchedEnsemble(
                                noise, List.of(), OptionalInt.empty(), Optional.of(hub)),
                        DetectionPolicy.everySeconds(readings.stepSeconds())
                                .withFalseAlarmsPerYear(alarmsPerYear));
        var phases = new double[readings.clocks()];
        var changes = new ArrayList<EnsembleReport.Change>();
        for (int e = 0; e < readings.epochs(); e++) {
            for (int k = 0; k < phases.length; k++) {
                phases[k] = readings.clockMinusHub(k, e);
            }
            for (var finding : watch.observe(readings.atNanos(e) * 1e-9, phases)) {
                if (!isAssumed(finding)) {
                    changes.add(change(finding, readings.names(), firstStampSeconds));
                }
            }
        }
        return changes;
    }

    /// That the hub is quieter or noisier than was assumed is no change of it.
    private static boolean isAssumed(Finding finding) {
        var kind = finding.detection().kind();
        return finding.culprit() instanceof Culprit.Hub
                && (kind == AnomalyKind.NOISE_DECREASE || kind == AnomalyKind.NOISE_INCREASE);
    }

    private static EnsembleReport.Change change(
            Finding finding, List<String> names, double firstStampSeconds) {
        var detection = finding.detection();
        var who =
                switch (finding.culprit()) {
                    case Culprit.OneClock(int clock) -> names.get(clock);
                    case Culprit.SharedLink(int group) -> "link " + group;
                    case Culprit.Hub() -> "hub";
                };
        var onset = detection.onset();
        var size = detection.size();
        return new EnsembleReport.Change(
                firstStampSeconds + detection.detectedSeconds(),
                who,
                kind(detection.kind()),
                detection.kind().unit(),
                new EnsembleReport.Range(size.value(), size.low95(), size.high95()),
                new EnsembleReport.Range(
                        firstStampSeconds + onset.value(),
                        firstStampSeconds + onset.low95(),
                        firstStampSeconds + onset.high95()),
                finding.confidence());
    }

    private static String kind(AnomalyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// A line for people.
    static String line(EnsembleReport.Change change) {
        var unit =
                switch (change.unit()) {
                    case "1" -> "";
                    case "ratio" -> " times";
                    default -> " " + change.unit();
                };
        return "%s s: %s of %s: %s%s (95 %%: %s to %s), begun at %s s (%s to %s), %.0f %% sure"
                .formatted(
                        when(change.seconds()),
                        change.kind(),
                        change.who(),
                        size(change.size().value()),
                        unit,
                        size(change.size().low()),
                        size(change.size().high()),
                        when(change.onset().value()),
                        when(change.onset().low()),
                        when(change.onset().high()),
                        100 * change.confidence());
    }

    private static String size(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    private static String when(double seconds) {
        return String.format(Locale.ROOT, "%.0f", seconds);
    }
}
