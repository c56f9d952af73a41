/// `noonmark simulate clocks`: readings of simulated clocks and their truth, as files.
///
/// Does not belong here: how clocks behave (`org.noonmark.metrology.clocks`), options.
///
/// Read first: [org.noonmark.app.simulate.ClockFiles], which writes; and
/// [org.noonmark.app.simulate.FaultText], how faults are written on a command line.
///
/// Threading: one run, one thread. Units: seconds; on the command line s, m, h, d and y.
package org.noonmark.app.simulate;
