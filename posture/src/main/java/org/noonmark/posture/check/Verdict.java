package org.noonmark.posture.check;

import java.util.List;

/// What a check says of one configuration.
public sealed interface Verdict {
    /// As it should be.
    Verdict GOOD = new Good();

    /// As it should be.
    record Good() implements Verdict {}

    /// Not as it should be.
    ///
    /// @param words what is wrong, with the place where there is one
    /// @param plan what would mend it; empty when the operator has to choose first
    record Bad(String words, List<PlanStep> plan) implements Verdict {
        /// Copies the plan.
        public Bad {
            plan = List.copyOf(plan);
        }
    }

    /// Nothing that it could be bad in.
    ///
    /// @param because in words
    record DoesNotApply(String because) implements Verdict {}

    /// What it needs could not be read.
    ///
    /// @param because in words
    record Unknown(String because) implements Verdict {}
}
