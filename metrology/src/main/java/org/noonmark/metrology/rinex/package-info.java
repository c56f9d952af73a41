/// RINEX clock files of the versions 2.00 to 3.04, bytes to values.
///
/// Not here: other RINEX files, files and command lines (they belong to the program), what is
/// computed from the clocks.
///
/// Read first: [org.noonmark.metrology.rinex.RinexClockReader], which judges every line by itself;
/// [org.noonmark.metrology.rinex.RinexClockFile], what it gives.
///
/// Source: J. Ray and W. Gurtner, RINEX Extensions to Handle Clock Information, versions 2.00
/// (1999), 3.00 (2006), 3.02 (2010); version 3.04 (2017) by the IGS.
///
/// Units: seconds of bias in `double`, as the files have decimals of them; epochs are in the time
/// system that the header names. Sign: a clock's bias is clock minus reference. Values are
/// immutable and may be shared.
package org.noonmark.metrology.rinex;
