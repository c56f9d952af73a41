/// Signed texts: notes, the keys that verify them, checkpoints of a log, cosignatures of witnesses,
/// proofs as files, and policies that say whose signatures are enough.
///
/// Does not belong here: private keys, how a tree is hashed, files, sockets, clocks.
///
/// Read first: [org.noonmark.proof.note.SignedNote], [org.noonmark.proof.note.VerifierKey],
/// [org.noonmark.proof.note.LogPolicy], [org.noonmark.proof.note.ProofFile].
///
/// Specifications (c2sp.org): signed-note v1.0.0, tlog-checkpoint v1.0.0, tlog-cosignature
/// v1.1.0-rc.1, tlog-proof and tlog-policy as of 2026-06.
///
/// Threading: everything is immutable. Whatever is read from outside is a value or a
/// [org.noonmark.proof.note.Parsed.Malformed] with the line and the reason.
package org.noonmark.proof.note;
