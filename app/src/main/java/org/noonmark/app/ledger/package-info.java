/// What the station states in its ledger, and how people read it.
///
/// Does not belong here: how a log is kept and proved (`ledger`, `proof`), threads, files.
///
/// Read first: [org.noonmark.app.ledger.StationStatements].
///
/// Threading: everything is immutable. Units: instants are nanoseconds since 1970-01-01T00:00:00
/// TAI, rounded outwards, so that an interval never becomes narrower than it was.
package org.noonmark.app.ledger;
