package org.noonmark.incident.coincidence;

import org.noonmark.guard.fact.Fact;

/// A change of a clock within a presence, with what the chance of it was judged by.
///
/// @param change the fact that made the episode new or larger
/// @param occasion number of the hour of presence
/// @param byClock chance by the clock's history, shares counted
/// @param byPresence chance by past hours of presence
/// @param clockCount past episodes of the host at least so large
/// @param clockDays how long the host was observed
/// @param alike past hours of presence of such accounts
/// @param others presences at the same time, of other accounts
/// @param size of the episode, seconds without sign
record Meeting(
        Visit visit,
        Fact.ClockChanged change,
        Episodes.Episode episode,
        long occasion,
        double byClock,
        double byPresence,
        long clockCount,
        long clockDays,
        long alike,
        int others,
        double size) {
    private static final long FEW_DAYS = 60;
    private static final long FEW_HOURS = 1000;

    /// The larger of both: each is a valid claim, so is this.
    double chance() {
        return Math.max(byClock, byPresence);
    }

    /// Whether assumptions weigh more than what was seen.
    boolean hasLittleHistory() {
        return clockDays < FEW_DAYS || alike < FEW_HOURS;
    }
}
