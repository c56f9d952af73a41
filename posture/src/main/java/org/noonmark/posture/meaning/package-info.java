/// What a configuration means for time, in words that are the same for every program: sources, when
/// and how far the clock may be moved, who is served, who may command, what it falls back to.
///
/// Whether that is good or bad does not belong here (`org.noonmark.posture.check`), nor what
/// changed (`org.noonmark.posture.effect`).
///
/// Read first: [org.noonmark.posture.meaning.TimePolicy],
/// [org.noonmark.posture.meaning.PolicyReader].
///
/// Seconds are doubles, infinite where there is no bound. Threading: immutable values.
package org.noonmark.posture.meaning;
