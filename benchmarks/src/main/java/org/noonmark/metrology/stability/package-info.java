/// Speed of the stability statistics, in the package of their subject: each goal by JMH, and all of
/// them beside allantools in one run.
///
/// Nothing else belongs here: no tests, no code that the program uses. Results with machine, JDK
/// and commit lie in `benchmarks/results/`.
///
/// Read first: [org.noonmark.metrology.stability.StabilityGoal],
/// [org.noonmark.metrology.stability.StabilitySideBySide].
///
/// Threading: the statistics get two threads, as the goals are for two cores.
package org.noonmark.metrology.stability;
