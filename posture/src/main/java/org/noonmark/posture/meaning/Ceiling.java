package org.noonmark.posture.meaning;

import org.noonmark.posture.text.Numbers;

/// The largest change of the clock that is made at once; beyond it the program ignores the reading
/// or ends.
///
/// @param seconds infinite when there is none
/// @param freeUpdates how many updates after a start it does not hold for
public record Ceiling(double seconds, long freeUpdates) {
    /// Any change is made.
    public static final Ceiling NONE = new Ceiling(Double.POSITIVE_INFINITY, 0);

    /// Writes every way of having none as one.
    public Ceiling {
        freeUpdates = Double.isInfinite(seconds) ? 0 : freeUpdates;
    }

    /// In words.
    public String inWords() {
        return Double.isInfinite(seconds)
                ? "none"
                : freeUpdates == 0
                        ? Numbers.seconds(seconds)
                        : "%s, but for the first %d update%s"
                                .formatted(
                                        Numbers.seconds(seconds),
                                        freeUpdates,
                                        freeUpdates == 1 ? "" : "s");
    }
}
