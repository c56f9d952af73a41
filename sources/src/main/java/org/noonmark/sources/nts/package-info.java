/// Keys from a server of Network Time Security: the client's side of the key exchange over TLS,
/// whose certificates are judged by a time that is handed in and never by the host's clock.
///
/// Does not belong here: bytes of messages and packets (`wire.nts`), when to ask and what to
/// believe (`org.noonmark.sources`).
///
/// Read first: [org.noonmark.sources.nts.KeyExchangeClient],
/// [org.noonmark.sources.nts.KeyExchange], [org.noonmark.sources.nts.CertificateTime].
///
/// Specifications: RFC 8915 sections 3, 4 and 5.1; RFC 8446 section 7.5 (exporters); RFC 5280
/// section 6 (paths); RFC 9525 (names in certificates).
///
/// Threading: a client may be used from any thread; each exchange runs on a virtual thread of its
/// own. Values are immutable.
package org.noonmark.sources.nts;
