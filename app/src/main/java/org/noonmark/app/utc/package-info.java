/// The work of `noonmark compare utc`, `leap`, `gnss-utc` and `report`: files in, tables, CSV, JSON
/// and pictures out.
///
/// Does not belong here: what the numbers mean (`org.noonmark.metrology.utc`,
/// `org.noonmark.time.scales`), command lines, common view.
///
/// Read first: [org.noonmark.app.utc.Desk], what each of the commands is given;
/// [org.noonmark.app.utc.SeriesRun].
///
/// Units in reports: nanoseconds and MJD. Sign: as the name of each column says. Threading: one
/// thread a run.
package org.noonmark.app.utc;
