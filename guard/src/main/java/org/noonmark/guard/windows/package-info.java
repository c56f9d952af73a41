/// Windows events, whatever they are written in: which log sources they are, and how their fields
/// are called.
///
/// Does not belong here: the binary file format (`evtx`), how JSON is cut (`json`).
///
/// Read first: [WindowsKinds], [EventElements], [WindowsJson].
///
/// Names of fields are those that Sigma rules use: members of `EventData` as they are, of `System`
/// with their attribute behind a low line (`Provider_Name`), of `UserData` by their innermost
/// element.
///
/// Sources: Microsoft's event schema; channels and event ids of log sources as SigmaHQ's
/// `tests/thor.yml` states them; OCSF 1.3.
///
/// Threading: kinds are shared and immutable; the rest belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.windows;
