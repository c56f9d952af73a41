/// Ed25519 (RFC 8032, PureEdDSA): private and public keys, signatures over byte arrays.
///
/// Does not belong here: key files, certificates, protocols, hashes of protocols. No other package
/// sees the library behind it, so it can be replaced.
///
/// Threading: keys are immutable and may be used from any thread.
package org.noonmark.signing;
