package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.noonmark.app.compare.LinkReport.StationReport;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.cggtts.Closure;
import org.noonmark.metrology.cggtts.Link.LinkEpoch;
import org.noonmark.metrology.cggtts.TrackEpoch;

/// A comparison of CGGTTS files as table, CSV, JSON and picture.
record CggttsForms(List<StationFiles> files, List<CalibratedLink> links, Optional<Closure> closure)
        implements CompareOutput.Forms {
    private static final double DAY = 86_400;

    CggttsForms {
        files = List.copyOf(files);
        links = List.copyOf(links);
    }

    /// What JSON output is.
    ///
    /// @param stations in the order given
    /// @param links A-B, or A-B, B-C and C-A
    /// @param closure empty for two stations
    public record Report(
            List<StationReport> stations, List<LinkReport> links, Optional<ClosureReport> closure) {
        public Report {
            stations = List.copyOf(stations);
            links = List.copyOf(links);
        }
    }

    /// The closure as JSON has it.
    ///
    /// @param coverage factor from the uncertainty to the limit
    public record ClosureReport(
            int epochs,
            OptionalDouble meanNs,
            OptionalDouble uncertaintyNs,
            double coverage,
            boolean closes) {}

    @Override
    public Object report() {
        var stations = new ArrayList<StationReport>();
        for (int i = 0; i < files.size(); i++) {
            stations.add(
                    StationReport.of(
                            files.get(i),
                            i < links.size()
                                    ? links.get(i).link().a()
                                    : links.getFirst().link().b()));
        }
        return new Report(
                stations,
                links.stream().map(LinkReport::of).toList(),
                closure.map(sum ->
                        new ClosureReport(
                                sum.sums().size(),
                                sum.mean().isEmpty()
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(sum.mean().orElseThrow().mean()),
                                LinkReport.optional(sum.uncertaintyNanos()),
                                Closure.COVERAGE,
                                sum.closes())));
    }

    @Override
    public String table() {
        var table =
                new AlignedTable(
                        List.of(
                                "link",
                                "code",
                                "epochs",
                                "satellites",
                                "mean/ns",
                                "u/ns",
                                "u(scatter)",
                                "u(cal)",
                                "sd/ns"),
                        Set.of(0, 1));
        for (var each : links) {
            var link = each.link();
            var codes = new ArrayList<>(List.of(link.a().code(), link.b().code()));
            double satellites =
                    link.epochs().stream().mapToInt(LinkEpoch::satellitesA).average().orElse(0);
            table.add(
                    List.of(
                            each.label(),
                            String.join("-", codes.stream().distinct().toList()),
                            Integer.toString(each.mean().count()),
                            Stamps.nanos(satellites, 1),
                            Stamps.nanos(each.mean().mean(), 3),
                            Stamps.nanos(each.combinedNanos(), 3),
                            Stamps.nanos(link.statisticalNanos(), 3),
                            dash(Stamps.nanos(each.calibrationNanos(), 3)),
                            dash(Stamps.nanos(each.mean().deviation(), 3))));
        }
        return heading() + table.text() + closureLine();
    }

    private static String dash(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    private String heading() {
        var text = new StringBuilder();
        var epochs = links.getFirst().link().epochs();
        text.append(
                "%s, MJD %s to %s (starts of tracks, UTC); u: standard uncertainty\n"
                        .formatted(
                                links.getFirst().method(),
                                stamp(epochs.getFirst().epoch()),
                                stamp(epochs.getLast().epoch())));
        for (var file : files) {
            var header = file.header();
            text.append(
                    "  %s: %s, reference %s, version %s, %d good tracks, %d left out by their lines\n"
                            .formatted(
                                    file.label(),
                                    header.laboratory().isEmpty() ? "?" : header.laboratory(),
                                    header.reference().isEmpty() ? "?" : header.reference(),
                                    header.version().label(),
                                    file.tracks().size(),
                                    file.lost()));
        }
        return text.toString();
    }

    private static String stamp(TrackEpoch epoch) {
        return epoch.mjd() + " " + Stamps.hms(epoch.secondOfDay());
    }

    private String closureLine() {
        if (closure.isEmpty() || closure.orElseThrow().mean().isEmpty()) {
            return closure.isEmpty() ? "" : "closure: no epoch in common\n";
        }
        var sum = closure.orElseThrow();
        return "closure (A-B)+(B-C)+(C-A): %s ns, u %s ns, %d epochs; %s %s u\n"
                .formatted(
                        Stamps.nanos(sum.mean().orElseThrow().mean(), 3),
                        Stamps.nanos(sum.uncertaintyNanos(), 3),
                        sum.sums().size(),
                        sum.closes() ? "zero within" : "NOT zero within",
                        Math.round(Closure.COVERAGE));
    }

    @Override
    public String csv() {
        return closure.isPresent() ? closureCsv() : linkCsv();
    }

    private String linkCsv() {
        var text = new StringBuilder("mjd,sttime,satellites_a,satellites_b,a_minus_b_ns,u_ns\n");
        for (var epoch : links.getFirst().link().epochs()) {
            text.append(stamps(epoch.epoch()))
                    .append(",%d,%d,".formatted(epoch.satellitesA(), epoch.satellitesB()))
                    .append(Stamps.nanos(epoch.aMinusBNanos(), 4))
                    .append(',')
                    .append(Stamps.nanos(epoch.uncertaintyNanos(), 4))
                    .append('\n');
        }
        return text.toString();
    }

    private static String stamps(TrackEpoch epoch) {
        return Stamps.mjd(epoch.mjd(), epoch.secondOfDay())
                + ','
                + Stamps.hms(epoch.secondOfDay()).replace(":", "");
    }

    /// One line an epoch, cells empty where a link has none.
    private String closureCsv() {
        var rows = new TreeMap<TrackEpoch, String[]>();
        for (int i = 0; i < links.size(); i++) {
            for (var epoch : links.get(i).link().epochs()) {
                var row = row(rows, epoch.epoch());
                row[2 * i] = Stamps.nanos(epoch.aMinusBNanos(), 4);
                row[2 * i + 1] = Stamps.nanos(epoch.uncertaintyNanos(), 4);
            }
        }
        for (var sum : closure.orElseThrow().sums()) {
            row(rows, sum.epoch())[6] = Stamps.nanos(sum.nanos(), 4);
        }
        var text =
                new StringBuilder(
                        "mjd,sttime,a_minus_b_ns,u_ab_ns,b_minus_c_ns,u_bc_ns,c_minus_a_ns,u_ca_ns,closure_ns\n");
        rows.forEach((epoch, row) ->
                text.append(stamps(epoch)).append(',').append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    private static String[] row(TreeMap<TrackEpoch, String[]> rows, TrackEpoch epoch) {
        return rows.computeIfAbsent(
                epoch,
                _ -> {
                    var row = new String[7];
                    Arrays.fill(row, "");
                    return row;
                });
    }

    @Override
    public Optional<Plot> plot(String title) {
        var first = links.getFirst().link().epochs();
        var time =
                TimeAxis.over(
                        first.getFirst().epoch().seconds() / DAY,
                        first.getLast().epoch().seconds() / DAY);
        var panels = new ArrayList<Panel>();
        for (var link : links) {
            var points = link.link().epochs().stream().map(epoch -> point(time, epoch)).toList();
            panels.add(panel(time, link.label(), panels.size(), points));
        }
        if (closure.isPresent() && !closure.orElseThrow().sums().isEmpty()) {
            var points =
                    closure.orElseThrow().sums().stream()
                            .map(each ->
                                    new Curve.Point(
                                            time.at(each.epoch().seconds() / DAY), each.nanos()))
                            .toList();
            panels.add(panel(time, "Closure", panels.size(), points));
        }
        var method =
                switch (links.getFirst().link().method()) {
                    case COMMON_VIEW -> "Common view";
                    case ALL_IN_VIEW -> "All in view";
                };
        return Optional.of(
                new Plot(
                        title.isEmpty() ? method : title,
                        "Bars: standard uncertainty from the satellites of each epoch",
                        panels));
    }

    private static Curve.Point point(TimeAxis time, LinkEpoch epoch) {
        return new Curve.Point(
                time.at(epoch.epoch().seconds() / DAY),
                epoch.aMinusBNanos(),
                epoch.aMinusBNanos() - epoch.uncertaintyNanos(),
                epoch.aMinusBNanos() + epoch.uncertaintyNanos());
    }

    private static Panel panel(TimeAxis time, String label, int colour, List<Curve.Point> points) {
        return new Panel.Lines(
                time.axis(),
                Axis.linear("Difference / ns"),
                List.of(new Curve(label, Curve.Look.LOOSE_MARKS, colour, points)));
    }
}
