/// Simulated clocks with known truth: types of clocks with published figures, power-law noise made
/// step by step, links, and faults and attacks at known times.
///
/// Does not belong here: estimation of any kind, files, seeds (a random generator is passed in).
///
/// Read first: [ClockType] (the table of figures), [SimulationPlan] (what is simulated),
/// [ClockSimulation] (readings and truth, epoch by epoch).
///
/// Sources: IEEE 1139 and NIST SP 1065 (power laws); Galleani, Sacerdote, Tavella and Zucca,
/// Metrologia 40 (2003) S257 (exact steps of the two-state clock); Barnes and Greenhall, PTTI 1987
/// (flicker as a sum of Markov processes); the figures of each type name theirs.
///
/// Threading: a simulation belongs to one thread; the rest is immutable. Units: seconds, fractional
/// frequency. Sign: phase is clock minus ideal time, a reading is clock minus reference.
package org.noonmark.metrology.clocks;
