/// Checks of configurations against a profile: what is good or bad for time and for its guard, why,
/// and which lines would mend it.
///
/// Nothing here opens or changes a file; a plan is a value that an operator may carry out.
///
/// Read first: [org.noonmark.posture.check.Checks], [org.noonmark.posture.check.Check],
/// [org.noonmark.posture.check.Verdict].
///
/// Threading: static methods and immutable values.
package org.noonmark.posture.check;
