/// Benchmarks of sockets and clocks, in their package so that they reach them.
///
/// Does not belong here: runs of whole servers (`org.noonmark.benchmarks`).
///
/// Read first: [org.noonmark.linux.DatagramBatchBenchmark].
package org.noonmark.linux;
