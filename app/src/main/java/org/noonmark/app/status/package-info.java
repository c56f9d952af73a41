/// What the station says of itself, as the `status.json` of the data folder and as text for people.
///
/// The records are the format of the file: their names are its keys. Adding a key is compatible,
/// changing the meaning of one raises [org.noonmark.app.status.StatusReport#FORMAT].
///
/// Does not belong here: asking the station, printing to a terminal.
///
/// Read first: [org.noonmark.app.status.StatusReport], [org.noonmark.app.status.StatusText].
///
/// Threading: everything is immutable. Units: seconds in `double`, as the names say; instants as
/// ISO text in UTC. Sign: a source's difference is source minus station.
package org.noonmark.app.status;
