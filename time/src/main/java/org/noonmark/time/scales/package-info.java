/// Scales other than TAI, and the publications that tie them to it: UTC with its history since
/// 1961, UT1, the times of the navigation satellites, TT, TCG, TDB and TCB.
///
/// Does not belong here: files (bytes come in as arguments), UTC(k) of laboratories, clocks.
///
/// Read first: [org.noonmark.time.scales.UtcScale], [org.noonmark.time.scales.LeapSource],
/// [org.noonmark.time.scales.Ut1Table].
///
/// Specifications: ITU-R TF.460-6 (UTC), IERS Bulletins A, B, C and `finals2000A`, IERS Conventions
/// (2010) chapter 10, IAU 2000 resolution B1.9 (TT, TCG), IAU 2006 resolution B3 (TDB), IS-GPS-200
/// section 20.3.3.5.2.4, Galileo OS SIS ICD section 5.1.7, BDS-SIS-ICD section 3.3, GLONASS ICD 5.1
/// section 3.3.3.
///
/// Threading: everything is immutable. Units: exact `TimeDelta` where a scale is exact, seconds
/// with a standard uncertainty where it is measured or modelled. Sign: the first named minus the
/// second.
package org.noonmark.time.scales;
