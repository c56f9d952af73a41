package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;

/// The plot that goes with results: over averaging time, over time, or over frequency.
final class ResultPlots {
    private static final int MODEL_POINTS = 200;

    private ResultPlots() {}

    static Plot of(Optional<String> title, List<AnalyzedSeries> all) throws CommandFailure {
        var first = all.getFirst();
        var heading = title.orElseGet(() -> all.size() == 1 ? ShortNames.of(first.name()) : "");
        if (first.spectrum().isPresent()) {
            return Plot.of(heading, "", spectrum(all));
        }
        if (first.isDynamic()) {
            var panels = new ArrayList<Panel>();
            all.forEach(series -> addMaps(panels, series, all.size() > 1));
            return new Plot(heading, "", panels);
        }
        return ResultPlot.of(heading, all);
    }

    private static Panel spectrum(List<AnalyzedSeries> all) throws CommandFailure {
        boolean isNoise = all.getFirst().spectrum().orElseThrow().isOfCarrier();
        var curves = new ArrayList<Curve>();
        for (var series : all) {
            var points = new ArrayList<Curve.Point>();
            for (var line : series.spectrum().orElseThrow().lines()) {
                if (isNoise) {
                    line.phaseNoiseDecibels()
                            .ifPresent(value -> points.add(new Curve.Point(line.hertz(), value)));
                } else if (line.frequencyDensity() > 0) {
                    points.add(new Curve.Point(line.hertz(), line.frequencyDensity()));
                }
            }
            if (points.isEmpty()) {
                throw CommandFailure.data(
                        series.name()
                                + ": nothing to plot, there is no power at any frequency, and a logarithmic axis has no 0");
            }
            var name = all.size() == 1 ? "" : ShortNames.of(series.name());
            int colour = curves.size();
            curves.add(new Curve(name, Curve.Look.LINE, colour, points));
            if (series.budget().isPresent()) {
                curves.add(model(series, points, all.size() == 1));
            }
        }
        return new Panel.Lines(
                Axis.logarithmic("Frequency f / Hz"),
                isNoise
                        ? Axis.linear("Phase noise L(f) / (dBc/Hz)")
                        : Axis.logarithmic("Power spectral density  S_y(f) / Hz⁻¹"),
                curves);
    }

    /// L(f) of a density of the fractional frequency: half the density of the phase in rad^2/Hz
    /// (IEEE 1139).
    private static double phaseNoise(double density, double hertz, double carrier) {
        double ratio = carrier / hertz;
        return 10 * Math.log10(0.5 * ratio * ratio * density);
    }

    private static Curve model(AnalyzedSeries series, List<Curve.Point> measured, boolean isAlone) {
        var budget = series.budget().orElseThrow();
        var carrier = series.spectrum().orElseThrow().carrierHertz();
        double first = measured.getFirst().x();
        double last = measured.getLast().x();
        var points = new ArrayList<Curve.Point>();
        for (int i = 0; i <= MODEL_POINTS; i++) {
            double hertz = first * Math.pow(last / first, (double) i / MODEL_POINTS);
            double density = budget.frequencyDensity(hertz);
            double value =
                    carrier.isPresent()
                            ? phaseNoise(density, hertz, carrier.orElseThrow())
                            : density;
            // No noise at all has no place on either axis.
            if (density > 0) {
                points.add(new Curve.Point(hertz, value));
            }
        }
        return new Curve(
                isAlone
                        ? "Noise budget of the deviations"
                        : ShortNames.of(series.name()) + ", budget",
                Curve.Look.DASHED,
                Curve.INK,
                points);
    }

    /// One map for each statistic.
    private static void addMaps(List<Panel> panels, AnalyzedSeries series, boolean isNamed) {
        var byStatistic = new LinkedHashMap<String, List<ResultRow>>();
        for (var row : series.results()) {
            if (row.deviation() > 0) {
                byStatistic.computeIfAbsent(row.statistic(), _ -> new ArrayList<>()).add(row);
            }
        }
        byStatistic.forEach((statistic, rows) -> {
            var words = StatisticWords.of(statistic);
            var unit = words.isTime() ? " / s)" : ")";
            panels.add(
                    new Panel.Heat(
                            Axis.linear(
                                    "Time / s"
                                            + (isNamed ? ", " + ShortNames.of(series.name()) : "")),
                            Axis.logarithmic("Averaging time τ / s"),
                            "log10(" + words.symbol() + unit,
                            cells(rows)));
        });
    }

    /// Each value fills its window's step and half the way to the neighbouring averaging times.
    private static List<Panel.Cell> cells(List<ResultRow> rows) {
        var middles =
                rows.stream()
                        .mapToDouble(row -> row.middleSeconds().orElseThrow())
                        .distinct()
                        .sorted()
                        .toArray();
        double step = middles.length > 1 ? middles[1] - middles[0] : 1;
        var taus = rows.stream().mapToDouble(ResultRow::tauSeconds).distinct().sorted().toArray();
        var cells = new ArrayList<Panel.Cell>();
        for (var row : rows) {
            double middle = row.middleSeconds().orElseThrow();
            int at = Arrays.binarySearch(taus, row.tauSeconds());
            double below = at > 0 ? taus[at] / taus[at - 1] : ratio(taus, at);
            double above = at + 1 < taus.length ? taus[at + 1] / taus[at] : below;
            cells.add(
                    new Panel.Cell(
                            middle - step / 2,
                            middle + step / 2,
                            taus[at] / Math.sqrt(below),
                            taus[at] * Math.sqrt(above),
                            Math.log10(row.deviation())));
        }
        return cells;
    }

    private static double ratio(double[] taus, int at) {
        return at + 1 < taus.length ? taus[at + 1] / taus[at] : 2;
    }
}
