package org.noonmark.incident.export;

import java.util.function.UnaryOperator;

/// Who exports.
///
/// @param station its name
/// @param version of this program
/// @param techniqueNames gives a technique's name by its identifier; the identifier itself where it
///   knows none
public record Producer(String station, String version, UnaryOperator<String> techniqueNames) {}
