/// Frequency stability: the statistics of a clock's phase or frequency, each with its averaging
/// time, number of terms, confidence interval, noise type and bias, never a bare number.
///
/// Does not belong here: reading of files, units other than seconds and fractional frequency,
/// plots, threads (an executor is passed in), randomness that is not passed in.
///
/// Read first: [PhaseSeries] (phase at equal steps, `NaN` where a reading is missing),
/// [StabilityAnalysis] (statistics at averaging times, with [StabilityOptions] and [TauList]),
/// [Deviation] (one result).
///
/// Sources: NIST SP 1065 (Riley 2008) by section and equation at each statistic; Greenhall and
/// Riley, PTTI 2003 (degrees of freedom); Riley and Greenhall, EFTF 2004 (noise); Vernotte et al.
/// 2016 (parabolic variance); ITU-T G.810 and the masks' own recommendations.
///
/// Fast forms agree with the definitions to 1e-12; the definitions stand in the tests.
///
/// Threading: values are immutable, an analysis may be shared, a stream belongs to one thread.
/// Units: seconds, fractional frequency. Sign: phase is clock minus reference, y = dx/dt.
package org.noonmark.metrology.stability;
