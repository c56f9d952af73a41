package org.noonmark.app.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;

/// What has to outlive the process besides the approved configuration itself, so that nothing that
/// ended begins again.
///
/// @param floor the latest instant that could be trusted; no later decision is made by an earlier
///   one
/// @param running the emergency that was in force when this was written
/// @param spent emergencies that ended
/// @param untold approvals that no ledger heard of yet
public record Remembered(
        Optional<Instant> floor,
        Optional<Running> running,
        List<Spent> spent,
        List<Untold> untold) {
    /// As many approvals are kept for a ledger that takes nothing, the newest.
    private static final int MOST_UNTOLD = 32;

    /// As many emergencies of one approved configuration may end.
    static final int MOST_SPENT = 64;

    /// Nothing yet.
    public static final Remembered NOTHING =
            new Remembered(Optional.empty(), Optional.empty(), List.of(), List.of());

    public Remembered {
        spent = List.copyOf(spent);
        untold = List.copyOf(untold);
    }

    /// An emergency in force.
    ///
    /// @param until when it ends at the latest, UTC
    /// @param budgetNanos how long it may be in force, by a counter that nobody sets
    /// @param paidNanos how much of that is used up, counted before it is used
    public record Running(Attempt attempt, Instant until, long budgetNanos, long paidNanos) {
        /// The same, with more of its budget used.
        public Running paid(long nanos) {
            return new Running(attempt, until, budgetNanos, Math.min(nanos, budgetNanos));
        }
    }

    /// An emergency that ended.
    ///
    /// @param sha256 of its configuration
    record Spent(String sha256, long revision) {}

    /// An approval of which the ledger is told until it has it.
    ///
    /// @param attempt with as many differences as a statement can have
    public record Untold(Attempt attempt, String how) {
        private static final int MOST_CHANGES = 60;
        private static final int MOST_TEXT = 400;

        public Untold {
            attempt = shortened(attempt);
        }

        private static Attempt shortened(Attempt attempt) {
            var changes = attempt.changes();
            var shown = new ArrayList<Difference>();
            boolean fits = changes.size() <= MOST_CHANGES;
            int kept = fits ? changes.size() : MOST_CHANGES - 1;
            for (var each : changes.subList(0, kept)) {
                shown.add(
                        new Difference(
                                cut(each.key()),
                                each.from().map(Untold::cut),
                                each.to().map(Untold::cut)));
            }
            if (!fits) {
                var rest = "(%d more)".formatted(changes.size() - kept);
                shown.add(new Difference(rest, Optional.empty(), Optional.empty()));
            }
            return new Attempt(
                    attempt.revision(),
                    attempt.sha256(),
                    attempt.previous(),
                    attempt.needed(),
                    attempt.by(),
                    shown);
        }

        private static String cut(String text) {
            return text.substring(0, Math.min(MOST_TEXT, text.length()));
        }

        private boolean isOf(Attempt other) {
            return attempt.sha256().equals(other.sha256())
                    && attempt.previous().equals(other.previous());
        }
    }

    /// Instants only ever move forward.
    public Remembered at(Optional<Instant> trusted) {
        var later = trusted.filter(now -> floor.filter(now::isBefore).isEmpty());
        return new Remembered(later.or(() -> floor), running, spent, untold);
    }

    /// With an emergency in force.
    public Remembered with(Running emergency) {
        return new Remembered(floor, Optional.of(emergency), spent, untold);
    }

    /// Without it: it is spent.
    public Remembered ended() {
        var all = new ArrayList<>(spent);
        running.map(Running::attempt)
                .map(attempt -> new Spent(attempt.sha256(), attempt.revision()))
                .filter(each -> !all.contains(each))
                .ifPresent(all::add);
        return new Remembered(floor, Optional.empty(), all, untold);
    }

    /// With an approval of which the ledger does not know.
    public Remembered with(Untold approval) {
        var all = new ArrayList<>(untold);
        all.add(approval);
        int first = Math.max(0, all.size() - MOST_UNTOLD);
        return new Remembered(floor, running, spent, all.subList(first, all.size()));
    }

    /// The ledger has this approval.
    public Remembered told(Attempt approval) {
        var rest = untold.stream().filter(each -> !each.isOf(approval)).toList();
        return new Remembered(floor, running, spent, rest);
    }

    /// What still counts beside an approved configuration of this revision: older emergencies than
    /// it are refused for their revision.
    Remembered after(long revision) {
        var rest = spent.stream().filter(each -> each.revision() > revision).toList();
        return new Remembered(floor, running, rest, untold);
    }

    boolean isSpent(String sha256) {
        return spent.stream().anyMatch(each -> each.sha256().equals(sha256));
    }
}
