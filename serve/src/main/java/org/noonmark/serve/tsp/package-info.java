/// The time-stamp authority: request bytes in, response bytes out.
///
/// Does not belong here: the bytes of requests and tokens (`tsp`), HTTP (`web`), what time it is
/// (`station`), reading of configuration (`app`).
///
/// Read first: [org.noonmark.serve.tsp.TimestampAuthority].
///
/// Implements the authority of RFC 3161 section 2 and RFC 5816; Merkle tree hashes of RFC 6962
/// section 2.1 over the tokens that were issued.
///
/// Threading: requests come from many threads at once; one virtual thread publishes batches. Units:
/// genTime is UTC, accuracy in whole microseconds, rounded up.
package org.noonmark.serve.tsp;
