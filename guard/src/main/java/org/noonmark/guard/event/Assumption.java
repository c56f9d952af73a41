package org.noonmark.guard.event;

/// What had to be assumed to read a claimed time, because the log does not say it.
public enum Assumption {
    /// The log says all of it, as far as its digits go.
    NOTHING,
    /// The log writes local time; its zone is the setting's.
    ZONE,
    /// The log writes neither year nor zone; the zone is the setting's, the year is the setting's
    /// or the latest that does not lie after the receipt.
    YEAR_AND_ZONE
}
