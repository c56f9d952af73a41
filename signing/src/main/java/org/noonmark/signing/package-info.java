/// Keys and signatures of Ed25519 and ML-DSA-44 over byte arrays.
///
/// Does not belong here: what is signed (each protocol has its own contexts), certificates.
///
/// Read first: [org.noonmark.signing.Ed25519PrivateKey], [org.noonmark.signing.Ed25519PublicKey].
///
/// Specifications: RFC 8032 section 5.1 (Ed25519, without prehash and without context); FIPS 204
/// (ML-DSA-44, pure, with an empty context).
///
/// Verification is the strict one, on which every verifier agrees: S below the group order, points
/// in canonical form and in the group of prime order (docs/decisions/0110). The arithmetic is
/// Bouncy Castle's, and this is the only module that calls it.
///
/// Threading: keys are immutable and may be used from any thread.
package org.noonmark.signing;
