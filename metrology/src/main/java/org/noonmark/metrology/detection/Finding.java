package org.noonmark.metrology.detection;

/// Something that happened in an ensemble, and to whom.
///
/// @param culprit the likeliest
/// @param confidence its probability among all clocks, shared links and the hub, each held equally
///   likely before; about 0.5 when two explain it alike
/// @param detection what happened; the size is that of the culprit's own change
public record Finding(Culprit culprit, double confidence, Detection detection) {}
