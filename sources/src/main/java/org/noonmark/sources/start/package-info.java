/// The way from power-on to authenticated time: Roughtime says what time it is to within seconds,
/// by which certificates can be judged, by which keys can be had, by which replies can be believed.
///
/// Pure: no socket, no clock, no thread. What happened and what the clocks say comes in; the time
/// to judge certificates by, the phase and its reason come out.
///
/// Does not belong here: asking Roughtime servers (`sources.roughtime`), exchanging keys
/// (`sources.nts`), deciding whether the station has the time (`station`).
///
/// Read first: [org.noonmark.sources.start.StartMachine], [org.noonmark.sources.start.DatesRule].
///
/// Specifications: RFC 8915 section 8.5 (the start without a clock), RFC 10049 section 8 (chains
/// and majorities).
///
/// Threading: [org.noonmark.sources.start.StartMachine] belongs to one thread at a time, everything
/// else is immutable. Units: local counter in nanoseconds.
package org.noonmark.sources.start;
