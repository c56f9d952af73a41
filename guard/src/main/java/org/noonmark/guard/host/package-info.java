/// The embedded host: events of logs in, findings out, by matching in parallel and correlating in
/// order.
///
/// Events of all sources go into batches; lanes match batches side by side; one thread takes them
/// back in the order in which they came, so findings do not depend on how many lanes there are. It
/// keeps the watermark over the sources and runs the correlations.
///
/// Does not belong here: reading and following logs, loading rules, telling people.
///
/// Read first: [GuardHost], [HostRules], [Finding], [HostSettings].
///
/// Threading: [GuardHost] may be used from any thread, a source from one at a time. Without lanes
/// everything happens on the caller's thread. Clocks come in as arguments.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.host;
