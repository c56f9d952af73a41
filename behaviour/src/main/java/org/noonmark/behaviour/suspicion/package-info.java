/// Reports that a person's phone or credential may be in other hands, and what becomes of them.
///
/// A report marks the accounts of a person for two years, unless the credential is renewed and the
/// renewal was seen. A mark makes what an account does less probable to be chance, by a stated and
/// bounded factor; it is never a finding by itself, and nobody is accused.
///
/// Read first: [org.noonmark.behaviour.suspicion.Suspicions],
/// [org.noonmark.behaviour.suspicion.ReportReader].
///
/// Values are immutable; [org.noonmark.behaviour.suspicion.Suspicions] belongs to one thread.
package org.noonmark.behaviour.suspicion;
