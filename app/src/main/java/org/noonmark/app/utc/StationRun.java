package org.noonmark.app.utc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.metrology.utc.StationReport;
import org.noonmark.metrology.utc.StationReportText;
import org.noonmark.metrology.utc.UtcSeries;
import org.noonmark.time.UtcInstant;
import org.noonmark.time.scales.SourceDefect;
import org.noonmark.time.scales.UtcScale;

/// `compare report`: the station's own report in the layout of Circular T.
public final class StationRun {
    private StationRun() {}

    /// What is asked for.
    ///
    /// @param station short name, k
    /// @param place where it is
    /// @param files with UTC - UTC(k), or UTCr - UTC(k)
    /// @param clocksFile CSV of name, rate in ns a day and weight
    public record Request(
            String station,
            String place,
            List<String> files,
            Optional<String> clocksFile,
            double firstMjd,
            double lastMjd,
            OutputRequest output) {
        public Request {
            files = List.copyOf(files);
        }
    }

    /// What JSON output is.
    ///
    /// @param reference `UTC` or `UTCr`
    public record Report(
            String station,
            String place,
            String reference,
            int taiMinusUtcSeconds,
            SeriesReport.Entry series,
            List<ClockEntry> clocks) {
        public Report {
            clocks = List.copyOf(clocks);
        }
    }

    /// One clock.
    ///
    /// @param nanosPerDay mean rate of UTC(k) minus clock
    /// @param weight 0 to 1
    public record ClockEntry(String name, OptionalDouble nanosPerDay, OptionalDouble weight) {}

    /// Does it all; true when no line was left out.
    public static boolean run(Request request, Desk desk) throws CommandFailure {
        request.output().check(request.files());
        request.output().check(request.clocksFile().stream().toList());
        var loaded = LoadedUtc.of(request.files(), desk);
        var series = series(request, loaded);
        var defects = new ArrayList<SourceDefect>();
        List<StationReport.Clock> clocks =
                request.clocksFile().isPresent()
                        ? clocks(request.clocksFile().orElseThrow(), desk, defects)
                        : List.of();
        var first = series.points().getFirst();
        var report =
                new StationReport(
                        request.station(),
                        request.place(),
                        (int)
                                UtcScale.embedded()
                                        .taiMinusUtc(
                                                new UtcInstant(
                                                        (long) first.modifiedJulianDay(), 0, 0))
                                        .seconds(),
                        series,
                        StationReport.largest(series),
                        clocks);
        var text =
                switch (request.output().format()) {
                    case TABLE -> StationReportText.text(report);
                    case CSV -> StationReportText.csv(report);
                    case JSON -> desk.json().apply(json(report));
                };
        desk.deliver(request.output(), text, Optional.empty());
        return loaded.isWhole() && defects.isEmpty();
    }

    private static UtcSeries series(Request request, LoadedUtc loaded) throws CommandFailure {
        var one = loaded.laboratory(request.station());
        var onDates =
                StationReport.onStandardDates(one.between(request.firstMjd(), request.lastMjd()));
        if (onDates.points().isEmpty()) {
            throw CommandFailure.data(
                    "%s has no value on a standard date (an MJD that ends in 4 or 9) from --from to --to"
                            .formatted(one.name()));
        }
        var strange =
                onDates.points().stream()
                        .filter(point -> !UtcDays.isOne(point.modifiedJulianDay()))
                        .findFirst();
        if (strange.isPresent()) {
            throw CommandFailure.data(
                    "%s has a value on MJD %s; UTC has days %s: correct the file, or choose with --from and --to"
                            .formatted(
                                    one.name(),
                                    Nanos.date(strange.orElseThrow().modifiedJulianDay()),
                                    UtcDays.RANGE));
        }
        return onDates;
    }

    private static List<StationReport.Clock> clocks(
            String file, Desk desk, List<SourceDefect> defects) throws CommandFailure {
        var clocks = new ArrayList<StationReport.Clock>();
        var lines = new String(desk.read(file), StandardCharsets.UTF_8).split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var text = lines[i].strip();
            if (text.isEmpty() || text.startsWith("#") || (i == 0 && text.startsWith("name,"))) {
                continue;
            }
            var fields = text.split("\\s*,\\s*", -1);
            var rate = fields.length > 1 ? number(fields[1]) : Optional.<Double>empty();
            var weight = fields.length > 2 ? number(fields[2]) : Optional.<Double>empty();
            boolean isWeight = weight.isEmpty() || (weight.get() >= 0 && weight.get() <= 1);
            boolean isRead =
                    fields.length == 3
                            && (rate.isPresent() || fields[1].isEmpty())
                            && (weight.isPresent() || fields[2].isEmpty());
            if (!isRead || !isWeight || fields[0].isEmpty()) {
                defects.add(
                        new SourceDefect(
                                i + 1,
                                "is not `name,rate_ns_per_day,weight` with a weight of 0 to 1",
                                "correct the line or take it out"));
            } else {
                clocks.add(new StationReport.Clock(fields[0], rate, weight));
            }
        }
        desk.tell(file, defects);
        return clocks;
    }

    private static Optional<Double> number(String field) {
        return field.matches("[+-]?\\d{1,12}(\\.\\d{0,18})?([eE][+-]?\\d{1,2})?")
                ? Optional.of(Double.parseDouble(field))
                : Optional.empty();
    }

    private static Report json(StationReport report) {
        return new Report(
                report.station(),
                report.place(),
                report.series().reference(),
                report.taiMinusUtcSeconds(),
                SeriesReport.Entry.of(report.series()),
                report.clocks().stream()
                        .map(clock ->
                                new ClockEntry(
                                        clock.name(),
                                        clock.nanosPerDay().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .findFirst(),
                                        clock.weight().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .findFirst()))
                        .toList());
    }
}
