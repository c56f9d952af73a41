/// Time-stamps after RFC 3161: bytes to requests, an interval of time to a signed token, and the
/// check of a token by somebody who was not there.
///
/// Does not belong here: what time it is (an interval comes in as an argument), files, sockets,
/// clocks, randomness of its own.
///
/// Read first: [org.noonmark.tsp.TimestampSigner], [org.noonmark.tsp.StampTime],
/// [org.noonmark.tsp.TokenVerifier].
///
/// Specifications: RFC 3161 sections 2.3 (certificate), 2.4.1 (request), 2.4.2 (response, token,
/// accuracy); RFC 5816 (ESSCertIDv2); RFC 5652 (CMS); X.690 sections 10 and 11.7 (DER).
///
/// Threading: everything is immutable. Units: genTime is UTC, accuracy in whole microseconds,
/// always rounded up.
package org.noonmark.tsp;
