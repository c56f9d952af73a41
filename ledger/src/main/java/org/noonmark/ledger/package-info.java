/// The ledger of a running station: statements in, a log with checkpoints out.
///
/// Does not belong here: what the station states (it comes in as statements), the packet path,
/// which must never wait for a disk.
///
/// Read first: [org.noonmark.ledger.Ledger].
///
/// Threading: one thread writes; statements come from any thread through a bounded queue that
/// refuses and counts when it is full. Time goes on when the ledger cannot.
package org.noonmark.ledger;
