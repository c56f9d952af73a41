/// The ensemble: many clocks, each compared with one hub, combined into one time scale.
///
/// Does not belong here: reading of files, steering of an output, the simulation of clocks, tests
/// for changes beyond the plain ones in [org.noonmark.metrology.ensemble.InnovationTest].
///
/// Read first: [org.noonmark.metrology.ensemble.TimeScale], what every algorithm takes and gives;
/// [org.noonmark.metrology.ensemble.ClockPrior], what is known of a clock beforehand;
/// [org.noonmark.metrology.ensemble.Algorithm], which algorithms there are, each with its paper;
/// [org.noonmark.metrology.ensemble.EnsembleRun], a whole record at once.
///
/// Threading: a scale belongs to one thread. The order of all sums is fixed and no result depends
/// on the machine: the same input gives the same scale bit for bit. Units: seconds, fractional
/// frequency, drift in 1/s; epochs in nanoseconds on any continuous count. Sign: a clock's phase is
/// clock minus hub on the way in, clock minus scale on the way out.
@NullMarked
package org.noonmark.metrology.ensemble;

import org.jspecify.annotations.NullMarked;
