/// Correlation of matches over event time: windows, watermarks, keyed state, findings with members.
///
/// [CorrelationPlan] resolves the rules of a pack into operators. A [CorrelationOperator] is pure:
/// event, state and timers in, findings out. Whoever runs operators keeps one [KeyState] for each
/// value of `group-by` and calls back when event time has passed a timer; [Correlator] does so in
/// memory, a stream processor may do so with its own keyed state.
///
/// Does not belong here: matching single events (`match`), threads, queues and clocks (module
/// `guard`).
///
/// Read first: [CorrelationPlan], [Correlator], [CorrelationOperator], [CorrelationFinding].
///
/// Specification: Sigma 2.1.0, correlation rules. What it leaves open is decided in
/// `docs/sigma.md`.
///
/// Times are nanoseconds since 1970 UTC as `Instant` counts them. Watermark W: everything at or
/// before W has come. Windows are closed: members lie at most one timespan apart.
///
/// Threading: plans are immutable; operators, states and correlators belong to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma.correlation;
