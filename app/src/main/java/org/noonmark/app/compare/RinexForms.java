package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.Figures;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.rinex.ClockEpoch;
import org.noonmark.metrology.rinex.ClockRecord;

/// Clocks of RINEX files as table, CSV, JSON and picture.
///
/// @param clocks bias in seconds by name and epoch
/// @param system of the epochs
/// @param references what the clocks are compared with
/// @param counts records of each type
record RinexForms(
        Map<String, NavigableMap<ClockEpoch, Double>> clocks,
        String system,
        String references,
        Map<ClockRecord.Type, Integer> counts)
        implements CompareOutput.Forms {
    private static final double NANOS = 1e9;
    private static final int MOST_CURVES = 7;

    /// What JSON output is.
    public record Report(
            String timeSystem,
            String references,
            Map<ClockRecord.Type, Integer> records,
            List<ClockReport> clocks) {
        public Report {
            records = Map.copyOf(records);
            clocks = List.copyOf(clocks);
        }
    }

    /// One clock.
    public record ClockReport(String name, List<PointReport> series) {
        public ClockReport {
            series = List.copyOf(series);
        }
    }

    /// One value of it.
    public record PointReport(double mjd, double biasSeconds) {}

    @Override
    public String table() {
        var table =
                new AlignedTable(
                        List.of(
                                "clock",
                                "values",
                                "first/MJD",
                                "last/MJD",
                                "bias/ns",
                                "drift/(ns/d)"),
                        Set.of(0));
        clocks.forEach((name, series) -> {
            var first = series.firstEntry();
            var last = series.lastEntry();
            double days = last.getKey().toMjd() - first.getKey().toMjd();
            table.add(
                    List.of(
                            name,
                            Integer.toString(series.size()),
                            Stamps.mjd(first.getKey().mjd(), first.getKey().secondOfDay()),
                            Stamps.mjd(last.getKey().mjd(), last.getKey().secondOfDay()),
                            Stamps.nanos(NANOS * first.getValue(), 3),
                            days > 0
                                    ? Stamps.nanos(
                                            NANOS * (last.getValue() - first.getValue()) / days, 3)
                                    : "-"));
        });
        var types =
                counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
        return "%d clocks, time system %s, reference %s, records: %s\n"
                        .formatted(
                                clocks.size(),
                                system,
                                references.isEmpty() ? "not stated" : references,
                                types.isEmpty() ? "none" : types)
                + (clocks.isEmpty() ? "" : table.text());
    }

    /// One column a clock; empty where a clock has no value. Lines that begin with `#` are comments
    /// for `noonmark stability`.
    @Override
    public String csv() {
        var epochs = new TreeSet<ClockEpoch>();
        clocks.values().forEach(series -> epochs.addAll(series.keySet()));
        var text = new StringBuilder();
        text.append("# clock minus reference in seconds; time system ").append(system);
        text.append("; reference ").append(references.isEmpty() ? "not stated" : references);
        text.append("\nmjd");
        clocks.keySet().forEach(name -> text.append(',').append(name));
        text.append('\n');
        for (var epoch : epochs) {
            text.append(Stamps.mjd(epoch.mjd(), epoch.secondOfDay()));
            for (var series : clocks.values()) {
                var value = series.get(epoch);
                text.append(',').append(value == null ? "" : Figures.full(value));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public Object report() {
        return new Report(
                system,
                references,
                counts,
                clocks.entrySet().stream()
                        .map(clock ->
                                new ClockReport(
                                        clock.getKey(),
                                        clock.getValue().entrySet().stream()
                                                .map(each ->
                                                        new PointReport(
                                                                each.getKey().toMjd(),
                                                                each.getValue()))
                                                .toList()))
                        .toList());
    }

    /// Each clock from its first value, so that clocks of any bias fit one axis; as many as there
    /// are colours.
    @Override
    public Optional<Plot> plot(String title) {
        var shown =
                clocks.entrySet().stream()
                        .filter(clock -> clock.getValue().size() > 1)
                        .limit(MOST_CURVES)
                        .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (var clock : shown) {
            first = Math.min(first, clock.getValue().firstKey().toMjd());
            last = Math.max(last, clock.getValue().lastKey().toMjd());
        }
        var time = TimeAxis.over(first, last);
        var curves = new ArrayList<Curve>();
        for (var clock : shown) {
            double start = clock.getValue().firstEntry().getValue();
            var points = new ArrayList<Curve.Point>();
            clock.getValue()
                    .forEach((epoch, bias) ->
                            points.add(
                                    new Curve.Point(
                                            time.at(epoch.toMjd()), NANOS * (bias - start))));
            curves.add(new Curve(clock.getKey(), Curve.Look.LINE, curves.size(), points));
        }
        long left = clocks.values().stream().filter(each -> each.size() > 1).count() - shown.size();
        return Optional.of(
                Plot.of(
                        title.isEmpty() ? "Clocks from their first value" : title,
                        left > 0 ? left + " more clocks not shown; choose with --clock" : "",
                        new Panel.Lines(
                                time.axis(), Axis.linear("Bias minus first / ns"), curves)));
    }
}
