/// GNSS time transfer by CGGTTS files: reading and writing them, the schedule of their tracks, and
/// what two or three stations' files say of the difference of their clocks.
///
/// Not here: files and command lines (they belong to the program), pseudoranges and orbits.
///
/// Read first: [org.noonmark.metrology.cggtts.CggttsReader], bytes to a
/// [org.noonmark.metrology.cggtts.CggttsFile]; [org.noonmark.metrology.cggtts.Station], the tracks
/// of one station that may be compared; [org.noonmark.metrology.cggtts.Link], two of them.
///
/// Source: P. Defraigne and G. Petit, CGGTTS-Version 2E: an extended standard for GNSS time
/// transfer, Metrologia 52 (2015) G1; for V01 and V02 D. W. Allan and C. Thomas, Technical
/// directives for standardization of GPS time receiver software, Metrologia 31 (1994) 69.
///
/// Units: tracks keep the integers of the file, 0.1 ns, 0.1 ps/s and 0.1 degree; results are in
/// nanoseconds. Sign: REFSYS is the station's reference minus the system time, so a difference of
/// stations A and B is clock A minus clock B. Values are immutable and may be shared.
package org.noonmark.metrology.cggtts;
