/// Measures the log on the real disk, against the numbers that it has to reach.
///
/// Read first: [org.noonmark.ledger.LedgerNumbers].
///
/// Threading: each benchmark says its own.
package org.noonmark.ledger;
