/// What can happen in a station, as values: one sealed vocabulary that `switch` covers, and the
/// bounded queue that takes events away from the thread that noticed them.
///
/// Does not belong here: reactions to events, text for one reader only, packets, anything per
/// packet (those are counters).
///
/// Read first: [org.noonmark.events.StationEvent], [org.noonmark.events.EventQueue].
///
/// Threading: events are immutable; the queue takes from any thread and never blocks it: when it is
/// full the event is dropped and counted. Units and signs: as the field names say,
/// `clockMinusStandard` is positive when the clock is ahead.
package org.noonmark.events;
