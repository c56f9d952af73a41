package org.noonmark.station;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.Exclusion;
import org.noonmark.events.StationEvent.SourceExcluded;
import org.noonmark.events.StationEvent.SourceReturned;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Member;
import org.noonmark.metrology.Standing;
import org.noonmark.time.TimeDelta;

/// Tells once when a source is put out of the estimate, and once when it takes part again.
final class StandingWatch {
    private final EventSink events;
    private final Map<ClockId, Exclusion> excluded = new HashMap<>();

    StandingWatch(EventSink events) {
        this.events = events;
    }

    void observe(Evaluation evaluation) {
        for (var member : evaluation.members()) {
            var why = exclusion(member.standing());
            if (why != null) {
                if (excluded.put(member.clock(), why) != why) {
                    events.publish(exclusionOf(member, why));
                }
            } else if (member.standing() == Standing.MEMBER
                    && excluded.remove(member.clock()) != null) {
                events.publish(new SourceReturned(member.clock().name()));
            }
        }
    }

    private static SourceExcluded exclusionOf(Member member, Exclusion why) {
        return new SourceExcluded(
                member.clock().name(),
                why,
                TimeDelta.fromSeconds(member.clockMinusEnsembleSeconds()),
                TimeDelta.fromSeconds(member.boundSeconds()));
    }

    private static @Nullable Exclusion exclusion(Standing standing) {
        return switch (standing) {
            case FALSETICKER -> Exclusion.FALSETICKER;
            case NOT_AUTHENTICATED -> Exclusion.NOT_AUTHENTICATED;
            case BOUND_TOO_WIDE -> Exclusion.BOUND_TOO_WIDE;
            case MEMBER, OUTLIER, STALE, PENDING -> null;
        };
    }
}
