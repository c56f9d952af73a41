package org.noonmark.guard.reader;

import org.noonmark.guard.event.LogClock;

/// What a reader needs to know about one log.
///
/// @param source the log as the operator named it
/// @param clock how its times are read, and how far they are believed
/// @param firstIndex of the first event, when reading goes on where it stopped; else 0
/// @param firstOffsetBytes of the first byte, likewise
/// @param maxEventBytes an event's bytes beyond this are cut, with a problem
public record ReadSettings(
        String source, LogClock clock, long firstIndex, long firstOffsetBytes, int maxEventBytes) {
    /// 1 MiB: the longest line that a rule can be asked about.
    public static final int DEFAULT_MAX_EVENT_BYTES = 1 << 20;

    /// A log from its beginning, with the usual bound.
    public static ReadSettings of(String source, LogClock clock) {
        return new ReadSettings(source, clock, 0, 0, DEFAULT_MAX_EVENT_BYTES);
    }
}
