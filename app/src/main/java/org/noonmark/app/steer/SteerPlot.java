package org.noonmark.app.steer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;

/// The picture of a run: output and free scale against UTC, predictions after the last steer, and
/// the steers.
final class SteerPlot {
    private static final double NANO = 1e9;

    private SteerPlot() {}

    static Plot of(SteerReport report) {
        var panels = new ArrayList<Panel>();
        panels.add(output(report));
        panels.add(free(report));
        if (!report.steers().isEmpty()) {
            panels.add(steers(report));
        }
        var name = String.valueOf(Path.of(report.record()).getFileName());
        return new Plot("Steering on " + name, footnote(report), panels);
    }

    private static String footnote(SteerReport report) {
        return report.steers().isEmpty() ? "" : "Predictions with 95 % intervals";
    }

    private static Panel output(SteerReport report) {
        var curves = new ArrayList<Curve>();
        double first = report.steers().isEmpty() ? 0 : report.steers().getFirst().mjd();
        boolean isReplay = report.replay().isPresent();
        var points = new ArrayList<Curve.Point>();
        for (var day : report.days()) {
            if (!isReplay || day.mjd() >= first) {
                points.add(new Curve.Point(day.mjd(), day.outputMinusUtcSeconds() * NANO));
            }
        }
        if (!points.isEmpty()) {
            curves.add(new Curve("output", Curve.Look.LINE, 0, points));
        }
        var predicted = predicted(report);
        if (!predicted.isEmpty()) {
            curves.add(new Curve("predicted", Curve.Look.MARKS, 1, predicted));
        }
        return new Panel.Lines(
                Axis.linear("MJD / d"), Axis.linear("Output minus UTC / ns"), curves);
    }

    private static List<Curve.Point> predicted(SteerReport report) {
        var points = new ArrayList<Curve.Point>();
        if (!report.steers().isEmpty()) {
            var last = report.steers().getLast();
            for (var at : last.predictions()) {
                double y = at.scaleMinusUtcSeconds() * NANO;
                double half = at.halfWidthSeconds() * NANO;
                points.add(new Curve.Point(last.mjd() + at.days(), y, y - half, y + half));
            }
        }
        return points;
    }

    private static Panel free(SteerReport report) {
        var points = new ArrayList<Curve.Point>();
        for (var day : report.days()) {
            points.add(new Curve.Point(day.mjd(), day.freeMinusUtcSeconds() * NANO));
        }
        return new Panel.Lines(
                Axis.linear("MJD / d"),
                Axis.linear("Free scale minus UTC / ns"),
                List.of(new Curve("", Curve.Look.LINE, 2, points)));
    }

    private static Panel steers(SteerReport report) {
        var points = new ArrayList<Curve.Point>();
        double before = report.steers().getFirst().frequency();
        for (var steer : report.steers()) {
            points.add(new Curve.Point(steer.mjd(), before * 1e15));
            points.add(new Curve.Point(steer.mjd(), steer.frequency() * 1e15));
            before = steer.frequency();
        }
        return new Panel.Lines(
                Axis.linear("MJD / d"),
                Axis.linear("Steer / 10⁻¹⁵"),
                List.of(new Curve("", Curve.Look.LINE, 3, points)));
    }
}
