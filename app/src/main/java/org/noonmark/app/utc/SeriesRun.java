package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.utc.UtcSeries;

/// `compare utc`: series, and differences between laboratories.
public final class SeriesRun {
    /// More curves than these cannot be told apart.
    private static final int MOST_CURVES = 12;

    private SeriesRun() {}

    /// Does it all; true when no line was left out.
    public static boolean run(SeriesRequest request, Desk desk) throws CommandFailure {
        request.output().check(request.files());
        var loaded = LoadedUtc.of(request.files(), desk);
        var chosen = new ArrayList<UtcSeries>();
        for (var series : chosen(request, loaded)) {
            var part = series.between(request.firstMjd(), request.lastMjd());
            if (part.points().isEmpty()) {
                desk.note(series.name() + " has no value from --from to --to");
            } else {
                chosen.add(part);
            }
        }
        var report = new SeriesReport(chosen.stream().map(SeriesReport.Entry::of).toList());
        var text =
                switch (request.output().format()) {
                    case TABLE -> request.values() ? values(report) : summary(report);
                    case CSV -> csv(report);
                    case JSON -> desk.json().apply(report);
                };
        desk.deliver(
                request.output(),
                text,
                request.output().plot().isPresent() ? plot(request, chosen) : Optional.empty());
        return loaded.isWhole();
    }

    private static List<UtcSeries> chosen(SeriesRequest request, LoadedUtc loaded)
            throws CommandFailure {
        var wanted = new ArrayList<UtcSeries>();
        for (var name : request.laboratories()) {
            wanted.add(loaded.laboratory(name));
        }
        var series = request.laboratories().isEmpty() ? loaded.series() : wanted;
        if (request.against().isEmpty()) {
            return series;
        }
        var other = loaded.laboratory(request.against().orElseThrow());
        var differences = new ArrayList<UtcSeries>();
        for (var one : series) {
            if (!one.name().equals(other.name())) {
                if (!one.reference().equals(other.reference())) {
                    throw CommandFailure.usage(
                            "%s and %s have no reference in common"
                                    .formatted(one.name(), other.name()));
                }
                // UTC - UTC(k) less UTC - UTC(other) is UTC(other) - UTC(k).
                differences.add(one.minus(other, request.interpolation()));
            }
        }
        return differences;
    }

    private static String summary(SeriesReport report) {
        var table =
                new AlignedTable(
                        List.of(
                                "series", "n", "from", "to", "mean/ns", "sd/ns", "rms/ns", "max/ns",
                                "u/ns"),
                        Set.of(0));
        for (var entry : report.series()) {
            table.add(
                    List.of(
                            entry.name(),
                            Integer.toString(entry.count()),
                            Nanos.date(entry.firstMjd()),
                            Nanos.date(entry.lastMjd()),
                            Nanos.two(entry.meanNanos()),
                            Nanos.two(entry.standardDeviationNanos()),
                            Nanos.two(entry.rmsNanos()),
                            Nanos.two(entry.maximumNanos()),
                            Nanos.two(entry.largestUncertaintyNanos())));
        }
        return table.text();
    }

    private static String values(SeriesReport report) {
        var table =
                new AlignedTable(
                        List.of("series", "MJD", "value/ns", "uA/ns", "uB/ns", "u/ns"), Set.of(0));
        for (var entry : report.series()) {
            for (var value : entry.values()) {
                table.add(
                        List.of(
                                entry.name(),
                                Nanos.date(value.mjd()),
                                Nanos.two(value.nanos()),
                                Nanos.two(value.uANanos()),
                                Nanos.two(value.uBNanos()),
                                Nanos.two(value.uNanos())));
            }
        }
        return table.text();
    }

    private static String csv(SeriesReport report) {
        var text = new StringBuilder("series,mjd,value_ns,uA_ns,uB_ns,u_ns\n");
        for (var entry : report.series()) {
            for (var value : entry.values()) {
                text.append(
                        String.join(
                                ",",
                                entry.name(),
                                Nanos.date(value.mjd()),
                                Nanos.full(value.nanos()),
                                Nanos.full(value.uANanos()),
                                Nanos.full(value.uBNanos()),
                                Nanos.full(value.uNanos())));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static Optional<Plot> plot(SeriesRequest request, List<UtcSeries> chosen)
            throws CommandFailure {
        if (chosen.size() > MOST_CURVES) {
            throw CommandFailure.usage(
                    "%d series do not fit in one picture; choose up to %d with --lab"
                            .formatted(chosen.size(), MOST_CURVES));
        }
        var curves = new ArrayList<Curve>();
        for (var series : chosen) {
            curves.add(new Curve(series.name(), Curve.Look.MARKS, curves.size(), points(series)));
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        boolean isBarred =
                chosen.stream()
                        .flatMap(series -> series.points().stream())
                        .anyMatch(point -> point.uncertainty().isPresent());
        var left =
                Axis.linear(
                        chosen.size() == 1
                                ? chosen.getFirst().name() + " / ns"
                                : "Difference / ns");
        return Optional.of(
                Plot.of(
                        request.output().title().orElse(""),
                        isBarred ? "Error bars: combined standard uncertainty" : "",
                        new Panel.Lines(Axis.linear("MJD / d"), left, curves)));
    }

    private static List<Curve.Point> points(UtcSeries series) {
        return series.points().stream()
                .map(point -> {
                    double u =
                            point.uncertainty()
                                    .map(known -> known.combinedNanos())
                                    .filter(Double::isFinite)
                                    .orElse(0.0);
                    return new Curve.Point(
                            point.modifiedJulianDay(),
                            point.nanos(),
                            point.nanos() - u,
                            point.nanos() + u);
                })
                .toList();
    }
}
