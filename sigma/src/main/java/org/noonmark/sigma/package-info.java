/// What every part of the engine speaks of: log sources, kinds of logs, events.
///
/// Does not belong here: files, sockets, threads, clocks, and how a log is written. Whoever has
/// events hands them over as [SigmaEvent]; this library never copies them.
///
/// Read first: [SigmaEvent], [EventKind], [LogSource].
///
/// Specification: Sigma 2.1.0 (rules, modifiers, correlations, filters).
///
/// Threading: everything here is immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma;
