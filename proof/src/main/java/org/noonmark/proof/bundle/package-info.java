/// Evidence in one file: statements, their proofs, the checkpoint, its policy and the material they
/// bind, and the check of all that by somebody who trusts none of it.
///
/// Does not belong here: where the statements come from, files and their names on a disk, the
/// network.
///
/// Read first: [org.noonmark.proof.bundle.BundleCheck], [org.noonmark.proof.bundle.EvidenceBundle].
///
/// Specifications: docs/evidence.md (the layout of a bundle); PKWARE APPNOTE 6.3.10 (its container,
/// without compression).
///
/// Threading: everything is immutable. A bundle has one spelling: the same content is the same
/// bytes, and whatever is not spelt so is refused.
package org.noonmark.proof.bundle;
