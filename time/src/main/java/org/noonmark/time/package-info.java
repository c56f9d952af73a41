/// What time is, as values: instants in TAI and UTC, exact differences, intervals that contain the
/// true time, the leap-second table, and the formats of NTP and PTP timestamps.
///
/// Does not belong here: reading a clock, sockets, files, estimation, protocols.
///
/// Read first: [org.noonmark.time.TaiInstant], [org.noonmark.time.TimeInterval],
/// [org.noonmark.time.LeapTable].
///
/// Specifications: ITU-R TF.460-6 (UTC and leap seconds), RFC 5905 section 6 (NTP formats and
/// eras), IEEE 1588-2019 section 7.2 (PTP epoch and timestamps), IERS `leap-seconds.list`, UTC-SLS
/// (`java.time`).
///
/// Threading: everything is immutable. Units: seconds and attoseconds, exact; a `double` of seconds
/// only where the name says so. Sign: `later.minus(earlier)` is positive.
package org.noonmark.time;
