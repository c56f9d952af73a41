package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.List;

/// Standard uncertainties that make up one, in nanoseconds (JCGM 100:2008, section 5.1.2, all
/// sensitivities 1 and nothing correlated).
public record UncertaintyBudget(List<Contribution> contributions) {
    /// One contribution.
    ///
    /// @param name what it is
    /// @param evaluation from readings (A) or otherwise (B)
    /// @param nanos standard uncertainty; NaN when it is not stated
    /// @param source where the figure is from
    public record Contribution(String name, Evaluation evaluation, double nanos, String source) {}

    /// How a standard uncertainty was evaluated (JCGM 100:2008, 2.3.2 and 2.3.3).
    public enum Evaluation {
        A,
        B
    }

    public UncertaintyBudget {
        contributions = List.copyOf(contributions);
    }

    /// The root of the sum of squares; NaN when a contribution is not stated.
    public double combinedNanos() {
        double sum = 0;
        for (var contribution : contributions) {
            sum += contribution.nanos() * contribution.nanos();
        }
        return Math.sqrt(sum);
    }

    /// This with more contributions.
    public UncertaintyBudget with(List<Contribution> more) {
        var all = new ArrayList<>(contributions);
        all.addAll(more);
        return new UncertaintyBudget(all);
    }
}
