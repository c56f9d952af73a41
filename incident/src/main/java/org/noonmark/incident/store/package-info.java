/// What the guard remembers across restarts, in one SQLite file: incidents, profiles with their
/// history by date, states of detectors, and whether learning is frozen.
///
/// Only this package knows SQL. Trouble with the file or the disk never ends the caller: it is told
/// in one line, and what could not be kept is lost until it is kept again. A damaged file is set
/// aside, never repaired and never deleted.
///
/// Read first: [org.noonmark.incident.store.GuardStore].
///
/// A store is used by one thread at a time. Who reads beside it opens the file to read. Instants
/// are milliseconds of POSIX time; days are days in UTC since 1970-01-01.
package org.noonmark.incident.store;
