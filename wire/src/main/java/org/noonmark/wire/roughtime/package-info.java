/// Roughtime: signed rough time, and proof when a server lies about it.
///
/// Messages are maps of tags to bytes; a server puts many requests into one Merkle tree and signs
/// its root once, with a key to which its long-term key delegated.
///
/// Does not belong here: sockets, clocks, randomness (nonces are passed in), whom to ask.
///
/// Read first: [org.noonmark.wire.roughtime.RoughtimeVersion],
/// [org.noonmark.wire.roughtime.ResponseCheck] for clients,
/// [org.noonmark.wire.roughtime.RequestView] and [org.noonmark.wire.roughtime.ReplyBatch] for
/// servers.
///
/// Specifications: RFC 10049 (version 1), draft-ietf-ntp-roughtime-12 to 19 (version 0x8000000c).
///
/// Threading: records are immutable; views, trees and writers belong to one thread. Units: times
/// are seconds since 1970 UTC with days of 86,400 s, unsigned 64 bits; numbers are little-endian.
/// Bytes from outside never cause an exception.
package org.noonmark.wire.roughtime;
