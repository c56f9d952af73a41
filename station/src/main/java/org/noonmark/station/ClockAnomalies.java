package org.noonmark.station;

import java.util.List;
import org.noonmark.events.StationEvent.ClockAnomaly;
import org.noonmark.events.StationEvent.ClockChange;
import org.noonmark.events.StationEvent.ClockScope;
import org.noonmark.metrology.detection.AnomalyKind;
import org.noonmark.metrology.detection.Culprit;
import org.noonmark.metrology.detection.Detection;
import org.noonmark.metrology.detection.Finding;
import org.noonmark.time.TimeDelta;

/// What a detector found, as the event that tells an operator.
///
/// @param clocks names in the order in which the clocks are watched
/// @param links names of the groups that share a link
/// @param hub what all are measured against
record ClockAnomalies(List<String> clocks, List<String> links, String hub) {
    ClockAnomalies {
        clocks = List.copyOf(clocks);
        links = List.copyOf(links);
    }

    /// The event of a finding in an ensemble.
    ClockAnomaly event(Finding finding) {
        var detection = finding.detection();
        double confidence = finding.confidence();
        return switch (finding.culprit()) {
            case Culprit.OneClock(int clock) ->
                    event(detection, ClockScope.CLOCK, clocks.get(clock), confidence);
            case Culprit.SharedLink(int group) ->
                    event(detection, ClockScope.SHARED_LINK, links.get(group), confidence);
            case Culprit.Hub() -> event(detection, ClockScope.HUB, hub, confidence);
        };
    }

    /// The event of a detection in one clock that is watched alone.
    static ClockAnomaly event(Detection detection, String clock) {
        return event(detection, ClockScope.CLOCK, clock, 1);
    }

    private static ClockAnomaly event(
            Detection detection, ClockScope scope, String name, double confidence) {
        var size = detection.size();
        double now = detection.detectedSeconds();
        return new ClockAnomaly(
                change(detection.kind()),
                scope,
                name,
                size.value(),
                size.low95(),
                size.high95(),
                TimeDelta.fromSeconds(now - detection.onset().low95()),
                TimeDelta.fromSeconds(now - detection.onset().high95()),
                confidence);
    }

    private static ClockChange change(AnomalyKind kind) {
        return switch (kind) {
            case OUTLIER -> ClockChange.OUTLIER;
            case PHASE_STEP -> ClockChange.PHASE_STEP;
            case FREQUENCY_STEP -> ClockChange.FREQUENCY_STEP;
            case DRIFT_CHANGE -> ClockChange.DRIFT_CHANGE;
            case NOISE_INCREASE -> ClockChange.NOISE_INCREASE;
            case NOISE_DECREASE -> ClockChange.NOISE_DECREASE;
        };
    }
}
