/// Plots as they stand in papers, SVG or PNG: curves with intervals over logarithmic or linear
/// axes, limits, maps of colours; one panel or several, one below the other.
///
/// Does not belong here: statistics, files, command lines, choice of units (scale the values and
/// say the unit in the axis's label: `Phase / ns`).
///
/// Read first: [org.noonmark.app.plot.Plot] and [org.noonmark.app.plot.Panel], what is drawn;
/// [org.noonmark.app.plot.PictureFile], which makes the picture. Clocks over time, for example:
/// `Plot.of("title", "", new Panel.Lines(Axis.linear("MJD / d"), Axis.linear("Phase / ns"),
/// List.of(new Curve("UTC(k)", Curve.Look.LINE, 0, points))))`.
///
/// Drawn by JFreeChart, written as SVG by Batik. Both are loaded with the first plot and by no
/// other command: they lie outside the module path of the station (decision 0060). A command that
/// plots stands in the list of `noonmark`, the launcher, of those that analyse.
package org.noonmark.app.plot;
