package org.noonmark.app.approval;

import java.time.Instant;
import org.noonmark.events.ApprovalEvent.Attempt;

/// What a candidate is worth.
public sealed interface Judgement {
    /// It says what the approved one says.
    record Unchanged() implements Judgement {}

    /// It takes the place of the approved one.
    ///
    /// @param how why it may
    record Accepted(Attempt attempt, String how) implements Judgement {}

    /// It holds for a while, beside the approved one.
    record Emergency(Attempt attempt, Instant until) implements Judgement {}

    /// It says what the approved one says, and its leap table only reaches further.
    record Extended(Attempt attempt, BoundFile file) implements Judgement {}

    /// It is not used.
    record Refused(Attempt attempt, String reason) implements Judgement {}
}
