package org.noonmark.sources.start;

import java.util.List;
import org.noonmark.sources.nts.CertificateTime;

/// The start at a moment.
///
/// @param beganCounterNanos when the start began
/// @param sinceCounterNanos since when it is in this phase
/// @param waitsFor what has to come so that it goes on; empty when nothing has
/// @param reason why that has not come
/// @param dates the time by which certificates are judged now
/// @param steps oldest first; the first ones and the last ones when there were many
/// @param omittedSteps steps between those
public record StartStatus(
        StartPlan plan,
        long beganCounterNanos,
        StartPhase phase,
        long sinceCounterNanos,
        String waitsFor,
        String reason,
        CertificateTime dates,
        DatesReason datesReason,
        List<StartStep> steps,
        long omittedSteps,
        List<SourceStage> sources) {
    public StartStatus {
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    /// By which time certificates are judged, in words.
    public String datesText() {
        return StartWords.dates(dates);
    }
}
