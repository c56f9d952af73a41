/// Configurations of a host found, read and held against a profile; results as text, JSON and plan.
///
/// Does not belong here: what a configuration means or what is good (`org.noonmark.posture`). Files
/// are read and never written.
///
/// Read first: [org.noonmark.app.posture.PostureRun], [org.noonmark.app.posture.HostFiles].
///
/// Threading: values are immutable; readers are used by one thread.
package org.noonmark.app.posture;
