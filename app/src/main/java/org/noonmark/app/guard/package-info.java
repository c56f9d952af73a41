/// Rules and logs from the operator's side: packs of rules as files, what a site adds to them, and
/// findings as people and programs read them.
///
/// Does not belong here: what a rule means (`sigma`), how a log is written (`guard`), the command
/// line.
///
/// Read first: [org.noonmark.app.guard.RulePackFiles], [org.noonmark.app.guard.FindingText].
///
/// Threading: values are immutable; what writes belongs to one thread.
package org.noonmark.app.guard;
