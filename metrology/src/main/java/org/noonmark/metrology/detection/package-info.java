/// Sequential tests that notice when a clock changes: phase step, frequency step, change of drift,
/// change of noise, single wrong readings; and, over several clocks, whether it was a clock, a link
/// that a group shares, or the hub that all are measured against.
///
/// Does not belong here: what to do about it (the ensemble, the station), events for an operator
/// (`events`), randomness.
///
/// Read first: [ClockDetector] (one clock), [EnsembleWatch] (all together), [Detection] (what is
/// said), [NoiseModel] and [DetectionPolicy] (what is assumed).
///
/// Sources: Willsky and Jones, IEEE Trans. Automatic Control 21, 1976 (likelihood ratio on the
/// innovations of a Kalman filter); Page, Biometrika 41, 1954, and Lorden, Ann. Math. Stat. 42,
/// 1971 (CUSUM); Siegmund and Venkatraman, Ann. Stat. 23, 1995, Lai, JRSS B 57, 1995, Siegmund and
/// Yakir, Bernoulli 6, 2000 (thresholds); Basseville and Nikiforov, Detection of Abrupt Changes,
/// 1993.
///
/// Threading: values are immutable, a detector belongs to one thread and allocates only when it has
/// something to say. Units: seconds, fractional frequency, 1/s for drift. Sign: phase is clock
/// minus reference; a size is after minus before.
package org.noonmark.metrology.detection;
