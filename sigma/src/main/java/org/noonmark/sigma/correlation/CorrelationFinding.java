package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.noonmark.sigma.rule.CorrelationRule;

/// A correlation rule that holds for one group.
///
/// @param group values of `group-by`, in the rule's order
/// @param timeNanos when the condition began to hold, or when absence was certain
/// @param figure what the condition compared; empty for expressions over rules' names
/// @param members in their order, the first of them when there are many
/// @param memberCount of the whole window
/// @param isWhole false when limits had already dropped older members of this group, so that the
///   figure may be off
/// @param carried what further correlations need of the members, in distinct rows; for the engine
public record CorrelationFinding(
        CorrelationRule rule,
        GroupKey group,
        long timeNanos,
        Optional<BigDecimal> figure,
        List<Member> members,
        long memberCount,
        boolean isWhole,
        List<FieldRow> carried) {
    /// By time, then group: the order of the findings of one rule.
    static final Comparator<CorrelationFinding> ORDER =
            Comparator.comparingLong(CorrelationFinding::timeNanos)
                    .thenComparing(CorrelationFinding::group);

    public CorrelationFinding {
        members = List.copyOf(members);
        carried = List.copyOf(carried);
    }

    public Instant time() {
        return Times.instant(timeNanos);
    }

    /// No told member happened before, as far as known.
    public Instant earliest() {
        return Times.instant(
                members.stream()
                        .mapToLong(member -> member.occurrence().earliestNanos())
                        .min()
                        .orElse(timeNanos));
    }

    /// No told member happened after, as far as known.
    public Instant latest() {
        return Times.instant(
                members.stream()
                        .mapToLong(member -> member.occurrence().latestNanos())
                        .max()
                        .orElse(timeNanos));
    }

    Occurrence asOccurrence() {
        return new Occurrence(
                "rule " + rule.header().id() + " " + group,
                0,
                timeNanos,
                Times.nanos(earliest()),
                Times.nanos(latest()),
                members.stream().map(CorrelationFinding::withoutParts).toList());
    }

    // Members of members would multiply with each level of a chain.
    private static Member withoutParts(Member member) {
        var of = member.occurrence();
        return of.parts().isEmpty()
                ? member
                : new Member(
                        member.ruleId(),
                        new Occurrence(
                                of.source(),
                                of.index(),
                                of.timeNanos(),
                                of.earliestNanos(),
                                of.latestNanos(),
                                List.of()));
    }
}
