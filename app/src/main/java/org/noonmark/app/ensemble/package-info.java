/// The command `noonmark ensemble`: files of clock readings in; a time scale, weights, standings,
/// events and plots out, with a record of the run.
///
/// Does not belong here: the scales themselves (`org.noonmark.metrology.ensemble`), layouts of
/// texts (`org.noonmark.metrology.formats`), the drawing of plots (`org.noonmark.app.plot`).
///
/// Read first: [org.noonmark.app.ensemble.EnsembleProgram], which does the whole of it;
/// [org.noonmark.app.ensemble.ReadingsLoader], from files to readings at common epochs;
/// [org.noonmark.app.ensemble.EnsembleReport], what comes out, as JSON has it.
///
/// The same files and options give the same bytes; nothing that is written depends on the machine
/// or the time of day.
///
/// Threading: one thread.
package org.noonmark.app.ensemble;
