/// Incidents for other programs: a STIX 2.1 bundle, and OCSF 1.5.0 events of the classes Detection
/// Finding (2004) and Incident Finding (2005).
///
/// What is written is held by JSON Schemas of our own beside this package, closed and made from the
/// specifications. Reading either format does not belong here.
///
/// Read first: [org.noonmark.incident.export.StixBundle],
/// [org.noonmark.incident.export.OcsfFindings].
///
/// Identifiers come from what they name, so that a later export of an incident updates the former.
/// Instants are in milliseconds, cut towards the past.
package org.noonmark.incident.export;
