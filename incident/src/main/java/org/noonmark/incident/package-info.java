/// Incidents: signals of one campaign, joined over up to two years.
///
/// An incident has a kill chain, the people and hosts involved, what it did to time, and what to
/// do. Who did it is only ever somebody's claim, with a source and a confidence. Detectors do not
/// belong here, nor does anything that acts against anybody.
///
/// Read first: [org.noonmark.incident.Incident], [org.noonmark.incident.IncidentChange].
package org.noonmark.incident;
