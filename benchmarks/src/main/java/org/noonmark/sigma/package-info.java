/// Benchmarks of the Sigma engine: real and generated Windows events, all rules of a snapshot, and
/// a naive evaluator beside it.
///
/// Does not belong here: tests of what is found (`guard`, `SigmaSnapshotTest`).
///
/// Read first: [org.noonmark.sigma.SigmaNumbers].
package org.noonmark.sigma;
