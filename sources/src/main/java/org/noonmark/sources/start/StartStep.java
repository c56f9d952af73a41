package org.noonmark.sources.start;

/// Something that brought the start on, or back.
///
/// @param counterNanos when
/// @param about who: `roughtime`, `dates`, `station`, or the name of a source
/// @param good whether it brought the start on
public record StartStep(long counterNanos, String about, boolean good, String text) {}
