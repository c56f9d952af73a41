/// Signatures of OpenSSH over files (`ssh-keygen -Y sign`): reading, and the check against a list
/// of allowed signers. Nothing is signed here.
///
/// Stricter than `ssh-keygen -Y verify` where that keeps a count of people honest: a line allows
/// one principal, without patterns; certificates are refused; dates are UTC; a hardware key has to
/// have been touched.
///
/// Does not belong here: files, how many signers are enough, which clock judges the dates.
///
/// Read first: [org.noonmark.signing.ssh.AllowedSigners], [org.noonmark.signing.ssh.SshSignature].
///
/// Specifications: OpenSSH PROTOCOL.sshsig; PROTOCOL.u2f (keys `sk-`); RFC 4251 section 5 (strings
/// and mpints), RFC 4253 section 6.6 (RSA keys), RFC 5656 section 3.1 (ECDSA), RFC 8332 (RSA with
/// SHA-2), RFC 8709 (Ed25519); ALLOWED SIGNERS in ssh-keygen(1). Threading: everything is
/// immutable.
package org.noonmark.signing.ssh;
