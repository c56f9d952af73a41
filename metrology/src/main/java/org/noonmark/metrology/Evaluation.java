package org.noonmark.metrology;

import java.util.List;

/// What the ensemble says at one moment of the local counter.
///
/// Phases are TAI minus the ensemble's local line, in seconds.
///
/// @param verdict whether enough clocks agree, and if not, why
/// @param voters clocks that had a vote
/// @param agreeing clocks that share the most-covered point
/// @param phaseSeconds the estimate now
/// @param frequency standard time's frequency against the counter, minus one
/// @param lowSeconds the true phase is not below this
/// @param highSeconds nor above this
/// @param growth how the interval grows from here on (its systematic part is zero)
public record Evaluation(
        long counterNanos,
        Verdict verdict,
        int voters,
        int agreeing,
        double phaseSeconds,
        double frequency,
        double lowSeconds,
        double highSeconds,
        UncertaintyModel growth,
        List<Member> members) {

    /// Whether the sources support an estimate now.
    public enum Verdict {
        AGREED,
        /// No clock has a vote.
        NO_CLOCKS,
        /// Fewer clocks agree than policy asks.
        TOO_FEW,
        /// No point is covered by more than half of the clocks.
        NO_MAJORITY,
        /// A majority agrees on a time that the own scale rules out.
        CONTRADICTION
    }

    public boolean isAgreed() {
        return verdict == Verdict.AGREED;
    }
}
