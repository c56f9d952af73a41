/// An incident as plain text for one screen of a terminal: what happened, how sure we are, what to
/// do.
///
/// Formats for other programs are in `incident.export`. Judgement does not belong here.
///
/// Read first: [org.noonmark.incident.text.IncidentScreen].
package org.noonmark.incident.text;
