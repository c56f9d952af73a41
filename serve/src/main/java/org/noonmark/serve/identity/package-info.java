/// Certificates and keys of servers, in files that are renewed while the servers run.
///
/// Does not belong here: what a certificate is used for (TLS in `serve.nts`, tokens in
/// `serve.tsp`), which files they are (`app`).
///
/// Read first: [org.noonmark.serve.identity.IdentityWatch].
///
/// Specifications: PEM as in RFC 7468, keys in PKCS#8 (RFC 5958) without a passphrase.
///
/// Threading: one virtual thread for each watch; what is made of a pair is read from any thread.
package org.noonmark.serve.identity;
