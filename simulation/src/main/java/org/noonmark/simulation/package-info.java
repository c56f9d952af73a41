/// A deterministic world in which the real `sources`, `station` and `serve` code runs without a
/// socket, a thread or a real clock: true time is a number, and every clock, delay and lie is drawn
/// from one seed.
///
/// Does not belong here: anything that production code needs, and any second version of what the
/// station does.
///
/// Read first: [org.noonmark.simulation.Simulation], [org.noonmark.simulation.Run].
///
/// Models: power-law noise of oscillators after NIST SP 1065 section 8, random-walk FM and flicker
/// FM as sums of first-order Gauss-Markov processes; network delay as a constant plus an
/// exponential part a direction.
///
/// Threading: one thread a world. Units: true time in nanoseconds since the world began; errors and
/// offsets in seconds. Sign: a clock's error is clock minus truth, served error is served minus
/// truth.
package org.noonmark.simulation;
