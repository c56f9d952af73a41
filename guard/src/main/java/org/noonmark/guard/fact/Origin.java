package org.noonmark.guard.fact;

import java.time.Instant;
import org.noonmark.guard.event.LogPosition;

/// When and where something happened.
///
/// @param time by which facts are ordered, as [org.noonmark.guard.event.LogEvent#time]
/// @param host by the name that the site knows it under; empty when nobody says
/// @param position of the event that says it
public record Origin(Instant time, String host, LogPosition position) {}
