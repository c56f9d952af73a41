/// Facts: what an event says about people, sessions, trust, logs and clocks, whatever program wrote
/// it.
///
/// Behaviour and coincidences are judged by facts, never by fields of one program's log. No
/// judgement here: whether a fact is unusual is not known in this package.
///
/// Read first: [org.noonmark.guard.fact.Fact], [org.noonmark.guard.fact.FactReader],
/// [org.noonmark.guard.fact.AccessFacts].
///
/// Values are immutable. Signs: a step is clock after minus clock before.
package org.noonmark.guard.fact;
