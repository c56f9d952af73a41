package org.noonmark.app.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Curve.Look;
import org.noonmark.app.plot.Curve.Point;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.plot.Plot;

/// The picture of a run: phase of each clock against the scale, weights over time, stability of the
/// scale and the clocks.
final class EnsemblePlot {
    private static final double NANO = 1e9;
    private static final double DAY = 86_400;

    private EnsemblePlot() {}

    static byte[] draw(Path file, Optional<String> title, EnsembleReport report)
            throws CommandFailure {
        var history = report.scales().getFirst().history();
        var time = Axis.linear("Days since the first epoch / d");
        var panels = new ArrayList<Panel>();
        panels.add(
                new Panel.Lines(
                        time,
                        Axis.linear("Clock − scale, line removed / ns"),
                        phases(report, history)));
        panels.add(
                new Panel.Lines(
                        time,
                        Axis.linear("Weight"),
                        curves(report, history, (moment, k) -> moment.weights().get(k))));
        if (report.stability().stream().anyMatch(one -> !one.deviations().isEmpty())) {
            panels.add(
                    new Panel.Lines(
                            Axis.logarithmic("Averaging time τ / s"),
                            Axis.logarithmic("Overlapping Allan deviation σ_y(τ)"),
                            stability(report)));
        }
        var footnote =
                "Scale %s. Stability against the hub, whose noise is in every curve."
                        .formatted(report.scales().getFirst().algorithm());
        try {
            return PictureFile.draw(file, new Plot(title.orElse(""), footnote, panels));
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw " + file + ": " + failed.getMessage());
        }
    }

    private static double days(EnsembleReport report, EnsembleReport.Moment moment) {
        return (moment.seconds() - report.epochs().getFirst()) / DAY;
    }

    private static List<Curve> curves(
            EnsembleReport report,
            List<EnsembleReport.Moment> history,
            ToDoubleBiFunction<EnsembleReport.Moment, Integer> value) {
        var curves = new ArrayList<Curve>();
        for (int k = 0; k < report.clocks().size(); k++) {
            var points = new ArrayList<Point>();
            for (var moment : history) {
                double y = value.applyAsDouble(moment, k);
                if (!Double.isNaN(y)) {
                    points.add(new Point(days(report, moment), y));
                }
            }
            if (points.size() > 1) {
                curves.add(new Curve("", Look.LINE, k, points));
            }
        }
        return curves;
    }

    /// Phases less a line through the first and the last, which would hide all else.
    private static List<Curve> phases(EnsembleReport report, List<EnsembleReport.Moment> history) {
        var straight = new ArrayList<Curve>();
        for (var curve :
                curves(
                        report,
                        history,
                        (moment, k) -> moment.clockMinusScaleSeconds().get(k) * NANO)) {
            var first = curve.points().getFirst();
            var last = curve.points().getLast();
            double slope = (last.y() - first.y()) / (last.x() - first.x());
            straight.add(
                    new Curve(
                            "",
                            Look.LINE,
                            curve.colour(),
                            curve.points().stream()
                                    .map(point ->
                                            new Point(
                                                    point.x(),
                                                    point.y()
                                                            - first.y()
                                                            - slope * (point.x() - first.x())))
                                    .toList()));
        }
        return straight;
    }

    private static List<Curve> stability(EnsembleReport report) {
        var curves = new ArrayList<Curve>();
        int colour = 0;
        for (var one : report.stability()) {
            if (!one.isScale() && !one.deviations().isEmpty()) {
                curves.add(new Curve("", Look.LINE, colour, points(one, false)));
            }
            colour += one.isScale() ? 0 : 1;
        }
        int look = 0;
        for (var one : report.stability()) {
            if (one.isScale() && !one.deviations().isEmpty()) {
                curves.add(
                        look == 0
                                ? new Curve(one.name(), Look.MARKS, Curve.INK, points(one, true))
                                : new Curve(one.name(), Look.DASHED, look, points(one, false)));
                look++;
            }
        }
        return curves;
    }

    private static List<Point> points(EnsembleReport.Stability one, boolean withIntervals) {
        return one.deviations().stream()
                .map(deviation ->
                        withIntervals
                                ? new Point(
                                        deviation.tauSeconds(),
                                        deviation.value(),
                                        deviation.low(),
                                        deviation.high())
                                : new Point(deviation.tauSeconds(), deviation.value()))
                .toList();
    }
}
