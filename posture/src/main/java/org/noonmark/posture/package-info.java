/// What a configuration of a time service, of sshd or of a firewall means.
///
/// Texts come in as arguments, values come out: nothing here opens a file or changes one. What a
/// change of configuration has to do with an intruder is not judged here.
///
/// Read first: [org.noonmark.posture.Program].
package org.noonmark.posture;
