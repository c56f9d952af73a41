/// Key exchange of Network Time Security, and the keys that cookies are sealed with.
///
/// Does not belong here: the bytes of records, cookies and packets (`wire.nts`), answers to NTP
/// packets (`serve`), reading of configuration (`app`).
///
/// Read first: [org.noonmark.serve.nts.KeyExchangeServer],
/// [org.noonmark.serve.nts.CookieKeySchedule].
///
/// Implements RFC 8915 sections 3, 4 and 6 (server side) over TLS 1.3 (RFC 8446) with ALPN (RFC
/// 7301) and the exporter of RFC 5705; cookie keys by HKDF-Expand (RFC 5869 section 2.3).
///
/// Threading: one platform thread per listening address accepts, one virtual thread per connection
/// does the exchange; one more closes what takes too long, one looks at certificate and key, one at
/// the time and the revoked epochs. They share immutable values in volatile fields, counters, and
/// the set of open connections.
package org.noonmark.serve.nts;
