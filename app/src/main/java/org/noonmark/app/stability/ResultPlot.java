package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.stability.Mask;

/// The plot of results over averaging time.
final class ResultPlot {
    private static final int MASK_POINTS = 400;

    /// As many as fit along an axis.
    private static final int MOST_SYMBOLS = 3;

    private final List<AnalyzedSeries> all;
    private final List<Curve> curves = new ArrayList<>();
    private final List<StatisticWords> words = new ArrayList<>();

    private ResultPlot(List<AnalyzedSeries> all) {
        this.all = all;
    }

    /// The plot; with fractional frequency and seconds in one picture each has an axis.
    static Plot of(String title, List<AnalyzedSeries> all) throws CommandFailure {
        var plot = new ResultPlot(all);
        plot.addResults();
        if (plot.curves.isEmpty()) {
            throw CommandFailure.data(
                    "nothing to plot: every deviation is 0, and a logarithmic axis has no 0");
        }
        plot.addLimits();
        return Plot.of(title, footnote(all), plot.panel());
    }

    private Panel panel() {
        var left = label(false);
        var right = label(true);
        var horizontal = Axis.logarithmic("Averaging time τ / s");
        return left.isEmpty()
                ? new Panel.Lines(horizontal, right.orElseThrow(), curves)
                : new Panel.Lines(horizontal, left.orElseThrow(), right, curves);
    }

    /// `Time deviation σx(τ) / s` for one statistic, the symbols alone for several.
    private Optional<Axis> label(boolean isTime) {
        var these = words.stream().filter(one -> one.isTime() == isTime).distinct().toList();
        if (these.isEmpty()) {
            return Optional.empty();
        }
        var symbols = these.stream().map(StatisticWords::symbol).distinct().toList();
        var joined = String.join(", ", symbols);
        var label =
                symbols.size() > MOST_SYMBOLS
                        ? isTime ? "Deviation of time" : "Deviation of fractional frequency"
                        : these.size() == 1 ? these.getFirst().name() + "  " + joined : joined;
        return Optional.of(Axis.logarithmic(isTime ? label + " / s" : label));
    }

    /// Seconds stand on the right only when fractional frequency is on the left.
    private Curve.Side side(boolean isTime) {
        return isTime && words.stream().anyMatch(one -> !one.isTime())
                ? Curve.Side.RIGHT
                : Curve.Side.LEFT;
    }

    private void addResults() {
        for (var series : all) {
            for (var row : series.results()) {
                words.add(StatisticWords.of(row.statistic()));
            }
        }
        long statistics = words.stream().distinct().count();
        int colour = 0;
        var shortNames = ShortNames.of(all.stream().map(AnalyzedSeries::name).toList());
        for (int index = 0; index < all.size(); index++) {
            var series = all.get(index);
            var byStatistic = new LinkedHashMap<String, List<ResultRow>>();
            for (var row : series.results()) {
                if (row.deviation() != 0) {
                    byStatistic.computeIfAbsent(row.statistic(), _ -> new ArrayList<>()).add(row);
                }
            }
            for (var entry : byStatistic.entrySet()) {
                var word = StatisticWords.of(entry.getKey());
                var name =
                        all.size() == 1
                                ? word.name()
                                : statistics == 1
                                        ? shortNames.get(index)
                                        : shortNames.get(index)
                                                + ", "
                                                + entry.getKey().toUpperCase(Locale.ROOT);
                addSigned(name, word, colour++, entry.getValue());
            }
        }
    }

    /// What is negative, as codeviations can be, is drawn with its size and hollow marks.
    private void addSigned(String name, StatisticWords word, int colour, List<ResultRow> rows) {
        var above = rows.stream().filter(row -> row.deviation() > 0).toList();
        var below = rows.stream().filter(row -> row.deviation() < 0).toList();
        var side = side(word.isTime());
        if (!above.isEmpty()) {
            var look = below.isEmpty() ? Curve.Look.MARKS : Curve.Look.LOOSE_MARKS;
            curves.add(new Curve(name, look, side, colour, points(above)));
        }
        if (!below.isEmpty()) {
            curves.add(
                    new Curve(
                            name + ", negative",
                            Curve.Look.HOLLOW_MARKS,
                            side,
                            colour,
                            points(below)));
        }
    }

    private static List<Curve.Point> points(List<ResultRow> rows) {
        return rows.stream().map(ResultPlot::point).toList();
    }

    private static Curve.Point point(ResultRow row) {
        double size = Math.abs(row.deviation());
        // One bound alone: the other has no end.
        boolean any = row.lower().isPresent() || row.upper().isPresent();
        double low = row.lower().orElse(any ? Double.NEGATIVE_INFINITY : row.deviation());
        double high = row.upper().orElse(any ? Double.POSITIVE_INFINITY : row.deviation());
        return row.deviation() > 0
                ? new Curve.Point(row.tauSeconds(), size, low, high)
                : new Curve.Point(row.tauSeconds(), size, -high, -low);
    }

    /// The masks of all series, each once, over the averaging times shown.
    private void addLimits() {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (var curve : curves) {
            first = Math.min(first, curve.points().getFirst().x());
            last = Math.max(last, curve.points().getLast().x());
        }
        for (var label : masks(all)) {
            var mask = Mask.parse(label).orElseThrow();
            var points = new ArrayList<Curve.Point>();
            for (int i = 0; i <= MASK_POINTS; i++) {
                double tau = first * Math.pow(last / first, (double) i / MASK_POINTS);
                mask.limitSeconds(tau).ifPresent(limit -> points.add(new Curve.Point(tau, limit)));
            }
            if (!points.isEmpty()) {
                var side = side(true);
                curves.add(
                        new Curve(
                                title(label),
                                Curve.Look.DASHED,
                                side,
                                colourOf(mask.statistic().label()),
                                points));
            }
        }
    }

    /// A mask has the colour of the curve that it limits, when there is just one.
    private int colourOf(String statistic) {
        var name = StatisticWords.of(statistic).name();
        var limited = curves.stream().filter(curve -> curve.label().equals(name)).toList();
        return limited.size() == 1 ? limited.getFirst().colour() : Curve.INK;
    }

    private static List<String> masks(List<AnalyzedSeries> all) {
        return all.stream()
                .flatMap(series -> series.masks().stream())
                .map(MaskVerdict::mask)
                .distinct()
                .toList();
    }

    /// `Mask G.8272 A, MTIE` of `g8272-a-mtie`; a number behind G.8272 is part of the number.
    private static String title(String mask) {
        var words = mask.toUpperCase(Locale.ROOT).split("-", -1);
        var number = "G." + words[0].substring(1);
        var version =
                words.length < 3
                        ? ""
                        : words[0].equals("G8272") && words[1].equals("1") ? ".1" : " " + words[1];
        return "Mask " + number + version + ", " + words[words.length - 1];
    }

    static String footnote(List<AnalyzedSeries> all) {
        boolean anyInterval =
                all.stream()
                        .flatMap(series -> series.results().stream())
                        .anyMatch(row -> row.lower().isPresent());
        boolean isGiven =
                all.stream()
                        .flatMap(series -> series.results().stream())
                        .anyMatch(row -> row.noiseMethod().equals("given"));
        return anyInterval
                ? "Intervals: %s %% confidence, for the noise %s"
                        .formatted(
                                Figures.significant(100 * all.getFirst().confidence(), 4),
                                isGiven ? "given" : "identified at each τ")
                : "";
    }
}
