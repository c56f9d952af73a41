/// The log itself: entries to tiles, tiles to a root, the root to a signed checkpoint; and proofs
/// from the tiles.
///
/// Does not belong here: what an entry says, HTTP, witnesses.
///
/// Read first: [org.noonmark.ledger.log.LogWriter], [org.noonmark.ledger.log.LogReader].
///
/// Specifications (c2sp.org): tlog-tiles v0.1.0, tlog-checkpoint v1.0.0; RFC 6962 section 2.1.
///
/// Threading: a writer belongs to one thread; a reader may be used from any. An entry is durable as
/// soon as [org.noonmark.ledger.log.LogWriter#append] returns (it is in the journal), and proved
/// once a checkpoint covers it.
package org.noonmark.ledger.log;
