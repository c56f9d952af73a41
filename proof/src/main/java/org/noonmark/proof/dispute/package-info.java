/// Whether a reply of a time server, signed or recorded, and a log can both be right, and whom one
/// has to believe for that.
///
/// Does not belong here: the check of the log's proofs, and of what ties a checkpoint to it
/// (`proof.bundle`).
///
/// Read first: [org.noonmark.proof.dispute.Dispute], [org.noonmark.proof.dispute.Judge].
///
/// Specifications: docs/evidence.md (what can be concluded from what); RFC 10049 section 8.2 (the
/// chain of nonces) and 8.4.1 (reports); RFC 5905 section 7.3 (the header of NTP).
///
/// Threading: everything is immutable. Units: nanoseconds of UTC since 1970, days of 86,400 s, so
/// that a tick is compared by what it says of UTC: its interval of TAI less its TAI minus UTC.
package org.noonmark.proof.dispute;
