/// Steering of UTC(k): the free scale of a laboratory is compared with UTC days or weeks late, and
/// its output is led back by frequency alone, within hard limits and never by a step.
///
/// Does not belong here: making the free scale (ensemble), reading files, the hardware (only the
/// interface [PhaseMicroStepper]).
///
/// Read first: [UtcSteering] (comparisons in, steers out), [ScaleEstimator] (what is known of the
/// free scale), [SteeringLaw] (pole placement and LQG).
///
/// Sources: Koppang and Leland, Linear quadratic stochastic control of atomic hydrogen masers, IEEE
/// UFFC 46 (1999) 517; Koppang, State space control of frequency standards, Metrologia 53 (2016)
/// R60; Matsakis, Miranian and Koppang, Alternative strategies for steering the U.S. Naval
/// Observatory master clock, PTTI 2000; BIPM, Circular T and UTCr, explanatory supplements.
///
/// Threading: mutable types belong to one thread. Units: seconds of phase, fractional frequency,
/// Modified Julian Days. Sign: the scale minus UTC, except where BIPM's UTC minus UTC(k) is named.
package org.noonmark.metrology.steering;
