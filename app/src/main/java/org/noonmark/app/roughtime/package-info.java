/// Roughtime files and what `noonmark query roughtime` prints.
///
/// Does not belong here: the protocol (`wire.roughtime`), asking (`sources.roughtime`).
///
/// Read first: [org.noonmark.app.roughtime.ServerListFile],
/// [org.noonmark.app.roughtime.ReportFile].
///
/// Specifications: RFC 10049 sections 8.3 (`application/roughtime-server+json`) and 8.4.1
/// (`application/roughtime-malfeasance+json`).
///
/// Threading: pure functions and immutable records. Sign: offsets are server minus this host's
/// CLOCK_REALTIME, in seconds.
package org.noonmark.app.roughtime;
