package org.noonmark.events;

import org.noonmark.time.StandardTime;

/// An event with its place in the order and the time at which it was noticed.
///
/// @param sequence counts from 1; a gap means that events were dropped
/// @param time the station's own interval when the event was published
public record StampedEvent(long sequence, StandardTime time, StationEvent event) {}
