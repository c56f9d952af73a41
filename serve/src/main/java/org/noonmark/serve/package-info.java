/// The NTP server: worker threads that receive, answer and send in batches.
///
/// Does not belong here: what time it is (`station`), the bytes of a packet (`wire`), sockets
/// (`linux`), reading of configuration (`app`).
///
/// Read first: [org.noonmark.serve.NtpServer], [org.noonmark.serve.NtpResponder].
///
/// Implements the server of RFC 5905 (client mode requests only), RFC 9769 (interleaved mode; the
/// lowest bit of our receive timestamps is 1 and of our transmit timestamps 0), RFC 8573 and the
/// legacy MACs of RFC 5905 section 7.3, and RFC 5905 section 7.4 (kiss code RATE).
///
/// Threading: a worker owns its socket, batch, responder and tables; it shares the snapshot it
/// reads and the counters it alone writes. Units: counters in nanoseconds of the local counter,
/// `ntp64` in 2^-32 s.
package org.noonmark.serve;
