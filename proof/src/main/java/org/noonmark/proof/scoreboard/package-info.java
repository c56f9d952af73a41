/// How many past ticks did hold, by what was found out later: the log's statements of kind
/// `correction` against the ticks that they name.
///
/// Does not belong here: where corrections come from, and whether what they say is true.
///
/// Read first: [org.noonmark.proof.scoreboard.Scoring], [org.noonmark.proof.scoreboard.Scoreboard].
///
/// Specifications: docs/evidence.md (what held means); E. B. Wilson, "Probable inference, the law
/// of succession, and statistical inference", JASA 22 (1927), 209-212 (the interval of a share).
///
/// Threading: a [org.noonmark.proof.scoreboard.Scoring] is one thread's; the rest is immutable.
/// Units: nanoseconds of TAI. Sign of an offset: true time minus what the tick said.
package org.noonmark.proof.scoreboard;
