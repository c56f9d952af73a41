/// The check of a reply that a Roughtime server signed, for whoever has its bytes and its key.
///
/// Does not belong here: asking servers, judging what they say, the chain of nonces
/// (`wire.roughtime` and `sources.roughtime`, which a stranger's verifier must not need).
///
/// Read first: [org.noonmark.proof.roughtime.RoughtimeReply].
///
/// Specifications: RFC 10049 sections 4 (messages), 5.2 (responses), 5.3 (Merkle tree), 5.4
/// (validity); version 1 and 0x8000000c, which the drafts 12 to 19 had.
///
/// Threading: everything is immutable. Units: seconds since 1970 UTC, days of 86,400 s.
package org.noonmark.proof.roughtime;
