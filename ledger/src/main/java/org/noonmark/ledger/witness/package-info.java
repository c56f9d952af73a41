/// Witnesses: who cosigns the checkpoints of other logs, and who asks others to cosign ours.
///
/// Does not belong here: the log itself, which HTTP library carries the messages.
///
/// Read first: [org.noonmark.ledger.witness.Witness], [org.noonmark.ledger.witness.WitnessClient].
///
/// Specifications (c2sp.org): tlog-witness v1.0.0, tlog-cosignature v1.1.0-rc.1.
///
/// Threading: a witness may be asked from any thread; for each log one request at a time is checked
/// and kept. What it has signed is durable before it answers.
package org.noonmark.ledger.witness;
