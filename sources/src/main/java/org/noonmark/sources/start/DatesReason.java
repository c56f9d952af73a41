package org.noonmark.sources.start;

/// Why certificates are judged by this time, or by none.
public enum DatesReason {
    /// By the station's own time.
    STATION,
    /// By what the Roughtime servers agreed on.
    ROUGHTIME,
    /// By the station's time when it had one last in this run; before that, by the end of the last
    /// run, which the host's clock is before.
    MEMORY,
    /// By the host's clock, which nothing confirms.
    HOST_CLOCK,
    /// By none: the Roughtime servers are being asked for the first time.
    NOT_ASKED,
    /// By none: a majority of the Roughtime parties could not even be asked.
    NOT_SENT,
    /// By none: no majority of the Roughtime parties agrees.
    NO_MAJORITY,
    /// By none: the Roughtime parties agreed a day ago, and not since.
    OLD,
    /// By none: the machine has slept since the Roughtime parties agreed.
    SLEPT,
    /// By none: the Roughtime parties agree on another time than before.
    CONTRADICTS_ITSELF,
    /// By none: the Roughtime parties agree on a time before the end of the last run.
    BEFORE_MEMORY,
    /// By none: the Roughtime parties and the station are apart.
    CONTRADICTS_STATION;

    /// Whether certificates can be judged.
    public boolean isKnown() {
        return compareTo(HOST_CLOCK) <= 0;
    }
}
