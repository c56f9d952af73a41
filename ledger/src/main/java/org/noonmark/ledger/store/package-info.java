/// Where a log keeps its files: a small port, and a folder behind it.
///
/// Does not belong here: what the files mean.
///
/// Read first: [org.noonmark.ledger.store.LogStore].
///
/// Threading: one writer and any number of readers. What a call says it has written is durable when
/// it returns, whatever happens to the process or the power afterwards.
package org.noonmark.ledger.store;
