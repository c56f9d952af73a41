package org.noonmark.app.stability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.app.plot.PlotPicture;
import org.noonmark.app.plot.StabilityPlot;
import org.noonmark.app.plot.StabilityPlot.Curve;
import org.noonmark.app.plot.StabilityPlot.Point;
import org.noonmark.app.plot.StabilityPlot.Quantity;
import org.noonmark.metrology.stability.Mask;
import org.noonmark.metrology.stability.Statistic;

/// The picture of results.
final class PlotFile {
    private static final int MASK_POINTS = 400;

    private PlotFile() {}

    /// The bytes of the picture; SVG or PNG by the name of the file.
    static byte[] draw(Path file, Optional<String> title, List<AnalyzedSeries> all)
            throws CommandFailure {
        var curves = curves(all);
        if (curves.isEmpty()) {
            throw CommandFailure.data(
                    "nothing to plot: every deviation is 0, and a logarithmic axis has no 0");
        }
        var plot =
                new StabilityPlot(
                        title.orElseGet(() -> all.size() == 1 ? baseName(all.getFirst()) : ""),
                        footnote(all),
                        curves);
        // No window is ever opened; without this the JDK would look for a display.
        System.setProperty("java.awt.headless", "true");
        try {
            return OutputRequest.isSvg(file) ? PlotPicture.svg(plot) : PlotPicture.png(plot);
        } catch (NoClassDefFoundError missing) {
            throw CommandFailure.data(
                    "the libraries for plots are not on the module path (%s); start through ./noonmark"
                            .formatted(missing.getMessage()));
        } catch (InternalError | UnsatisfiedLinkError noFonts) {
            throw CommandFailure.data(
                    "cannot draw letters here (%s); install fontconfig and a font, such as the packages fontconfig and fonts-dejavu-core"
                            .formatted(noFonts.getMessage()));
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw " + file + ": " + failed.getMessage());
        }
    }

    private static String baseName(AnalyzedSeries series) {
        var name = Path.of(series.name()).getFileName();
        return name == null ? series.name() : name.toString();
    }

    private static String footnote(List<AnalyzedSeries> all) {
        boolean anyInterval =
                all.stream()
                        .flatMap(series -> series.results().stream())
                        .anyMatch(row -> row.lower().isPresent());
        return anyInterval
                ? "Error bars: %s %% confidence intervals for the noise identified at each τ"
                        .formatted(Figures.significant(100 * all.getFirst().confidence(), 4))
                : "";
    }

    private static List<Curve> curves(List<AnalyzedSeries> all) {
        long statistics =
                all.stream()
                        .flatMap(series -> series.results().stream())
                        .map(ResultRow::statistic)
                        .distinct()
                        .count();
        var curves = new ArrayList<Curve>();
        for (var series : all) {
            var byStatistic = new LinkedHashMap<String, List<Point>>();
            for (var row : series.results()) {
                if (row.deviation() > 0) {
                    byStatistic
                            .computeIfAbsent(row.statistic(), _ -> new ArrayList<>())
                            .add(point(row));
                }
            }
            byStatistic.forEach((label, points) -> {
                var words = StatisticWords.of(Statistic.parse(label).orElseThrow());
                var name =
                        all.size() == 1
                                ? words.name()
                                : statistics == 1
                                        ? baseName(series)
                                        : baseName(series) + ", " + label.toUpperCase(Locale.ROOT);
                curves.add(curve(name, label, words, points));
            });
        }
        if (!curves.isEmpty()) {
            curves.addAll(limits(all, curves));
        }
        return curves;
    }

    /// The masks of all series, each once, over the averaging times shown.
    private static List<Curve> limits(List<AnalyzedSeries> all, List<Curve> shown) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (var curve : shown) {
            first = Math.min(first, curve.points().getFirst().tauSeconds());
            last = Math.max(last, curve.points().getLast().tauSeconds());
        }
        var curves = new ArrayList<Curve>();
        for (var label : masks(all)) {
            var mask = Mask.parse(label).orElseThrow();
            var points = new ArrayList<Point>();
            for (int i = 0; i <= MASK_POINTS; i++) {
                double tau = first * Math.pow(last / first, (double) i / MASK_POINTS);
                var limit = mask.limitSeconds(tau);
                if (limit.isPresent()) {
                    double seconds = limit.getAsDouble();
                    points.add(new Point(tau, seconds, seconds, seconds));
                }
            }
            if (!points.isEmpty()) {
                curves.add(
                        new Curve(
                                title(label),
                                StatisticWords.of(mask.statistic()).name(),
                                "",
                                Quantity.SECONDS,
                                true,
                                points));
            }
        }
        return curves;
    }

    private static List<String> masks(List<AnalyzedSeries> all) {
        return all.stream()
                .flatMap(series -> series.masks().stream())
                .map(MaskVerdict::mask)
                .distinct()
                .toList();
    }

    private static Point point(ResultRow row) {
        double lower = row.lower().orElse(row.deviation());
        double upper = row.upper().orElse(row.deviation());
        return new Point(
                row.tauSeconds(), row.deviation(), lower > 0 ? lower : row.deviation(), upper);
    }

    private static Curve curve(
            String name, String label, StatisticWords words, List<Point> points) {
        return new Curve(
                name,
                words.name(),
                words.symbol(),
                switch (Statistic.parse(label).orElseThrow().unit()) {
                    case FRACTIONAL -> Quantity.FRACTIONAL;
                    case SECONDS -> Quantity.SECONDS;
                },
                false,
                points);
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
}
