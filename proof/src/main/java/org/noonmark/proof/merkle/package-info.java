/// The Merkle tree of a log: hashes of leaves and nodes, proofs that a leaf is in a tree and that
/// one tree is the beginning of another, their making and their check.
///
/// Does not belong here: where hashes are kept (they come from a
/// [org.noonmark.proof.merkle.Nodes]), what a leaf says, signatures.
///
/// Read first: [org.noonmark.proof.merkle.InclusionProof],
/// [org.noonmark.proof.merkle.ConsistencyProof], [org.noonmark.proof.merkle.TreeHasher].
///
/// Specifications: RFC 6962 section 2.1; the checks follow RFC 9162 sections 2.1.3.2 and 2.1.4.2.
///
/// Threading: everything is immutable but [org.noonmark.proof.merkle.GrowingTree], which belongs to
/// one thread. Units: sizes and indices count leaves, from 0 to 2^63 - 1.
package org.noonmark.proof.merkle;
