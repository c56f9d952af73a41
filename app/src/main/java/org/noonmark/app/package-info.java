/// The program `noonmark`: its command line, what each command does, and the wiring of the station.
///
/// Does not belong here: protocols, estimation, anything that another program could use.
///
/// Read first: [org.noonmark.app.Main], [org.noonmark.app.CommandTree].
///
/// This is the only place that reads environment and system properties or ends the process.
/// Threading: the main thread runs the command; the station, its sources and servers have their
/// own.
package org.noonmark.app;
