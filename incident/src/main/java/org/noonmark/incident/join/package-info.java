/// The engine: signals in, incidents out.
///
/// Signals join when they share an entity that signals seldom share. A group is raised when the
/// normal work of the site is expected to bring fewer than a budget of groups like it a month.
/// Detectors, files and clocks do not belong here; bytes and times are arguments.
///
/// Read first: [org.noonmark.incident.join.IncidentEngine], [org.noonmark.incident.join.Chance].
///
/// One thread at a time. Rates are per month of 30 days, spans in months.
package org.noonmark.incident.join;
