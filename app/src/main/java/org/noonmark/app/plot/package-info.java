/// Plots of stability statistics as they stand in papers: double logarithmic, with intervals,
/// masks, legend and units; SVG or PNG.
///
/// Does not belong here: statistics, files, command lines.
///
/// Read first: [org.noonmark.app.plot.StabilityPlot], what is drawn;
/// [org.noonmark.app.plot.PlotPicture], which makes the picture.
///
/// Drawn by JFreeChart, written as SVG by Batik. Both are loaded with the first plot and by no
/// other command: they lie outside the module path of the station (decision 0060).
///
/// Units: averaging times in seconds; deviations in fractional frequency or seconds, each with an
/// axis of its own.
package org.noonmark.app.plot;
