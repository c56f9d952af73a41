/// Network Time Security as bytes and as values: key-exchange messages, cookies, the extension
/// fields of NTP packets, and the AEAD that protects them.
///
/// [org.noonmark.wire.nts.KeyExchangeRequest] and [org.noonmark.wire.nts.KeyExchangeResponse] are
/// the messages of the key exchange; a client seals requests with
/// [org.noonmark.wire.nts.NtsRequestWriter] and opens replies with
/// [org.noonmark.wire.nts.NtsReplyReader].
///
/// Does not belong here: TLS, sockets, random numbers (nonces are arguments), how cookie keys are
/// derived and when they change (`serve.nts`), what a client concludes (`sources`).
///
/// Specifications: RFC 8915 sections 4 and 5; RFC 5297 (AES-SIV), RFC 4493 (CMAC). AES-GCM-SIV (RFC
/// 8452, "NTS compliant AES-128-GCM-SIV exporter context" of the chrony project) is negotiated in
/// messages only; no cipher for it is here.
///
/// Threading: values are immutable; ciphers, sealers and views belong to one thread. Bytes from
/// outside never cause an exception. Secrets are in no text form.
package org.noonmark.wire.nts;
