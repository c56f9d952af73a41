/// The command `noonmark compare`: files of other laboratories in; differences of clocks with their
/// uncertainty out, as table, CSV, JSON and plot.
///
/// Does not belong here: formats and comparisons (`org.noonmark.metrology.cggtts`,
/// `org.noonmark.metrology.rinex`), the drawing of plots (`org.noonmark.app.plot`).
///
/// Read first: [org.noonmark.app.compare.CggttsComparison] for two or three stations;
/// [org.noonmark.app.compare.CggttsCheck] for files line by line;
/// [org.noonmark.app.compare.RinexClocks] for the clocks of RINEX files;
/// [org.noonmark.app.compare.CompareOutput], how all of them write.
///
/// Files are not trusted: what is wrong with one is said with its place, and what is left out of a
/// result is counted in it. Nothing is left half done: files appear whole or not at all.
///
/// Threading: each run belongs to one thread. Units: nanoseconds; RINEX clocks in seconds.
package org.noonmark.app.compare;
