package org.noonmark.guard.event;

/// Where an event stands in its log.
///
/// @param source the log as the operator named it: a file, an archive's member, `-`
/// @param index of the event in that source, from 0
/// @param offsetBytes of the event's first byte in that source
public record LogPosition(String source, long index, long offsetBytes) {}
