/// A watchdog over the station: it asks random servers of a large pool what time it is and says
/// when their trimmed answer is away from the station's interval. It steers nothing.
///
/// Does not belong here: sources of the station (`org.noonmark.sources`), the station's estimate
/// (`station`).
///
/// Read first: [org.noonmark.sources.khronos.KhronosRound], whom to ask and what the answers mean;
/// [org.noonmark.sources.khronos.KhronosWatch], the thread.
///
/// Specifications: RFC 9523 (Khronos) section 3; RFC 5905 section 7.4 (kiss codes).
///
/// Threading: a watch has one thread, and its status may be read from any; the rest belongs to that
/// thread. Units: seconds as double inside a round, exact at its edges. Sign: server, or pool,
/// minus station.
package org.noonmark.sources.khronos;
