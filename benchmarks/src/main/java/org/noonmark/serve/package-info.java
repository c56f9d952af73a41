/// Benchmarks of the NTP server's parts, in their package so that they reach them.
///
/// Does not belong here: runs of whole servers (`org.noonmark.benchmarks`).
///
/// Read first: [org.noonmark.serve.NtpResponderBenchmark].
package org.noonmark.serve;
