/// Who has to agree before a changed configuration takes effect, and what is kept of it.
///
/// The approved configuration carries the rule by which its successor is judged. Signatures are
/// OpenSSH's, over the bytes of the file.
///
/// Does not belong here: how a signature is checked (`signing.ssh`), when the file is looked at,
/// what happens with an event.
///
/// Read first: [org.noonmark.app.approval.ApprovalRule], [org.noonmark.app.approval.Approved].
///
/// Threading: everything is immutable. Instants are UTC.
package org.noonmark.app.approval;
