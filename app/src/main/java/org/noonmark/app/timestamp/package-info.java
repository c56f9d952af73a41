/// What `noonmark query tsa` asks and prints: time-stamps and their check.
///
/// Does not belong here: the bytes of requests and tokens and their verification (`tsp`), the
/// authority (`serve.tsp`), the command line.
///
/// Read first: [org.noonmark.app.timestamp.TimestampClient],
/// [org.noonmark.app.timestamp.TimestampReport].
///
/// Specifications: RFC 3161 section 3.4 (over HTTP).
///
/// Threading: one thread. Sign: offsets are server minus this host's CLOCK_REALTIME, in seconds.
package org.noonmark.app.timestamp;
