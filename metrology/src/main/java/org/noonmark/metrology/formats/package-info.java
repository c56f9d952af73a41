/// Texts of clock data, bytes to values: plain columns, CSV, Stable32 and TimeLab files, with or
/// without time stamps.
///
/// Not here: files, gzip and memory maps (they belong to the program), what is computed from the
/// values ([org.noonmark.metrology.stability]), CGGTTS and RINEX.
///
/// Read first: [org.noonmark.metrology.formats.ClockTextReader], which takes a text block by block
/// and gives each reading to a [org.noonmark.metrology.formats.SampleSink];
/// [org.noonmark.metrology.formats.TextDefect], what can be wrong with a text and where;
/// [org.noonmark.metrology.formats.StampSteps], whether time stamps stand at equal steps.
///
/// Values are as they stand in the text until [org.noonmark.metrology.formats.ReadingUnit] turns
/// them into seconds or fractional frequency; the sign is the file's, clock minus reference by
/// convention. A reading that is missing is `NaN`. Nothing here is shared between threads.
@NullMarked
package org.noonmark.metrology.formats;

import org.jspecify.annotations.NullMarked;
