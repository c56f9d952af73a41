package org.noonmark.app.stability;

import java.util.Optional;

/// Statistics of several series together.
///
/// @param codeviation the Groslambert codeviation of each two
/// @param hat the N-cornered hat of clocks without correlation
/// @param correlatedHat the same with the least correlation that makes it possible
/// @param reference the name of the clock that all series are compared with, when it is a corner of
///   the hat itself
public record ClockSetRequest(
        boolean codeviation, boolean hat, boolean correlatedHat, Optional<String> reference) {
    /// None of them.
    public static final ClockSetRequest NOTHING =
            new ClockSetRequest(false, false, false, Optional.empty());

    /// Whether none is asked for.
    public boolean isEmpty() {
        return !codeviation && !hat && !correlatedHat;
    }

    /// How many series are needed.
    int least() {
        boolean anyHat = hat || correlatedHat;
        return anyHat ? (reference.isPresent() ? 2 : 3) : codeviation ? 2 : 1;
    }
}
