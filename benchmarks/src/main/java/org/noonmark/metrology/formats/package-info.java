/// Benchmarks of reading clock data, in the package of their subject.
///
/// Nothing else belongs here: no tests, no code that the program uses. Results with machine, JDK
/// and commit lie in `benchmarks/results/`.
///
/// Read first: [org.noonmark.metrology.formats.ClockTextReaderBenchmark].
package org.noonmark.metrology.formats;
