/// The station: takes the readings of any source, keeps its own scale over the local counter, and
/// publishes an immutable [org.noonmark.station.Snapshot] from which everyone reads the time.
///
/// Does not belong here: sockets and protocols (`sources`, `serve`), the arithmetic of estimation
/// (`metrology`), reading of real clocks.
///
/// Read first: [org.noonmark.station.Snapshot], [org.noonmark.station.ServedLine].
///
/// Threading: one thread owns the station; the snapshot is published through one volatile field and
/// read from any thread. Units: counters in nanoseconds, phase in seconds. Sign: corrections are
/// new minus old.
package org.noonmark.station;
