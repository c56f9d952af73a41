package org.noonmark.posture.meaning;

import org.noonmark.posture.text.Numbers;

/// When a clock may be stepped instead of slewed.
///
/// @param thresholdSeconds errors above it are stepped; infinite when the clock is never stepped
/// @param updates how many updates of the clock after a start may step it; [#AT_ANY_TIME] for all
public record Stepping(double thresholdSeconds, long updates) {
    /// Every update may step.
    public static final long AT_ANY_TIME = Long.MAX_VALUE;

    /// No update may step.
    public static final Stepping NEVER = new Stepping(Double.POSITIVE_INFINITY, 0);

    /// Writes every way of never stepping as one.
    public Stepping {
        if (updates <= 0 || thresholdSeconds == Double.POSITIVE_INFINITY) {
            updates = 0;
            thresholdSeconds = Double.POSITIVE_INFINITY;
        }
    }

    /// Whether it may be stepped long after the start.
    public boolean isAtAnyTime() {
        return updates == AT_ANY_TIME;
    }

    /// Negative when this one allows less than the other.
    int freedomAgainst(Stepping other) {
        int byUpdates = Long.compare(updates, other.updates);
        return byUpdates != 0
                ? byUpdates
                : Double.compare(other.thresholdSeconds, thresholdSeconds);
    }

    /// Whether this one allows more than the other, less, or the same.
    public static int compare(Stepping one, Stepping other) {
        return one.freedomAgainst(other);
    }

    /// In words that end a sentence beginning with "may be stepped".
    public String inWords() {
        if (updates == 0) {
            return "never";
        }
        var above = ", when it is wrong by more than " + Numbers.seconds(thresholdSeconds);
        return (isAtAnyTime()
                        ? "at any time"
                        : updates == 1
                                ? "at the first update"
                                : "in the first %d updates".formatted(updates))
                + above;
    }
}
