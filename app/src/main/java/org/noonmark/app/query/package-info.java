/// Asking a server once: `noonmark query`.
///
/// Does not belong here: following a server (`sources`).
///
/// Read first: [org.noonmark.app.query.NtpExchange], [org.noonmark.app.query.QueryReport].
///
/// Specifications: RFC 5905 section 8 (offset and delay), RFC 8573 (symmetric keys), RFC 8915 (keys
/// and cookies of NTS).
///
/// Threading: one query belongs to one thread. Sign: offset is server minus client, where the
/// client is this host's CLOCK_REALTIME.
package org.noonmark.app.query;
