/// The command `noonmark stability`: files of clock data in; tables, CSV, JSON and plots out.
///
/// Does not belong here: statistics (`org.noonmark.metrology.stability`), layouts of texts
/// (`org.noonmark.metrology.formats`), the drawing of plots (`org.noonmark.app.plot`).
///
/// Read first: [org.noonmark.app.stability.StabilityRun], which does the whole of it;
/// [org.noonmark.app.stability.SeriesLoader], from a file to a series of phase.
///
/// Nothing is left half done: results are put together in memory, files appear whole or not at all.
/// What was done to the data beyond reading them is said in notes.
///
/// Threading: one thread reads; the statistics are spread over a pool of as many threads as there
/// are processors; one more rewrites the line of progress.
package org.noonmark.app.stability;
