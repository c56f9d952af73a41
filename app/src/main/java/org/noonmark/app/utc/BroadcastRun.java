package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.Axis;
import org.noonmark.app.plot.Curve;
import org.noonmark.app.plot.Panel;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.utc.BroadcastComparison;
import org.noonmark.metrology.utc.UtcSeries;
import org.noonmark.time.scales.GnssSystem;

/// `compare gnss-utc`: what a satellite system broadcasts as UTC, against UTC(k) and UTC.
public final class BroadcastRun {
    private BroadcastRun() {}

    /// Does it all; true when no line was left out.
    public static boolean run(BroadcastRequest request, Desk desk) throws CommandFailure {
        request.output().check(request.files());
        var loaded = LoadedUtc.of(request.utcFiles(), desk);
        var series = loaded.laboratory(request.laboratory());
        var receiver = ReceiverInput.read(request, desk);
        var days =
                BroadcastComparison.of(series, request.interpolation(), request.system())
                        .of(receiver.means(), receiver.messages());
        if (days.isEmpty()) {
            throw CommandFailure.data(
                    "no day has a receiver's mean and a broadcast message; see the MJD of %s and %s"
                            .formatted(
                                    String.join(", ", request.receiverFiles()),
                                    String.join(", ", request.messageFiles())));
        }
        var report =
                report(
                        request.system(),
                        series,
                        days.stream().map(BroadcastReport.Day::of).toList());
        var text =
                switch (request.output().format()) {
                    case TABLE -> table(report);
                    case CSV -> csv(report);
                    case JSON -> desk.json().apply(report);
                };
        desk.deliver(request.output(), text, Optional.of(plot(request, report)));
        return loaded.isWhole() && receiver.isWhole();
    }

    private static BroadcastReport report(
            GnssSystem system, UtcSeries series, List<BroadcastReport.Day> days) {
        var name =
                switch (system) {
                    case GPS -> "GPS";
                    case GALILEO -> "GAL";
                    case BEIDOU -> "BDS";
                };
        return new BroadcastReport(series.reference(), series.clock(), "bUTC_" + name, days);
    }

    private static String table(BroadcastReport report) {
        var table =
                new AlignedTable(
                        List.of(
                                "MJD",
                                "%s-%s/ns".formatted(report.local(), report.broadcast()),
                                "u/ns",
                                "%s-%s/ns".formatted(report.reference(), report.broadcast()),
                                "u/ns"),
                        Set.of());
        for (var day : report.days()) {
            table.add(
                    List.of(
                            Long.toString(day.mjd()),
                            Nanos.two(day.localMinusBroadcastNanos()),
                            Nanos.two(day.localUncertaintyNanos()),
                            Nanos.two(day.utcMinusBroadcastNanos()),
                            Nanos.two(day.utcUncertaintyNanos())));
        }
        var last = report.days().getLast();
        var budget =
                new AlignedTable(
                        List.of("standard uncertainty", "", "ns", "from"), Set.of(0, 1, 3));
        for (var part : last.budget()) {
            budget.add(
                    List.of(
                            part.name(),
                            part.evaluation(),
                            Nanos.two(part.nanos()),
                            part.source()));
        }
        return "%s  budget of MJD %d:%n%s".formatted(table.text(), last.mjd(), budget.text());
    }

    private static String csv(BroadcastReport report) {
        var text =
                new StringBuilder(
                        "mjd,local_minus_butc_ns,u_ns,%1$s_minus_butc_ns,u_%1$s_ns,%1$s_minus_local_ns,receiver_ns,system_minus_butc_ns\n"
                                .formatted(report.reference().toLowerCase(Locale.ROOT)));
        for (var day : report.days()) {
            text.append(
                            String.join(
                                    ",",
                                    Long.toString(day.mjd()),
                                    Nanos.full(day.localMinusBroadcastNanos()),
                                    Nanos.full(day.localUncertaintyNanos()),
                                    Nanos.full(day.utcMinusBroadcastNanos()),
                                    Nanos.full(day.utcUncertaintyNanos()),
                                    Nanos.full(day.utcMinusLocalNanos()),
                                    Nanos.full(day.receiverNanos()),
                                    Nanos.full(day.systemMinusUtcNanos())))
                    .append('\n');
        }
        return text.toString();
    }

    private static Plot plot(BroadcastRequest request, BroadcastReport report) {
        var curves = new ArrayList<Curve>();
        var local = new ArrayList<Curve.Point>();
        var utc = new ArrayList<Curve.Point>();
        for (var day : report.days()) {
            local.add(
                    point(day.mjd(), day.localMinusBroadcastNanos(), day.localUncertaintyNanos()));
            if (day.utcMinusBroadcastNanos().isPresent()) {
                utc.add(
                        point(
                                day.mjd(),
                                day.utcMinusBroadcastNanos().getAsDouble(),
                                day.utcUncertaintyNanos().orElse(0)));
            }
        }
        var broadcast = report.broadcast().toUpperCase(Locale.ROOT).replace("BUTC_", "bUTC ");
        curves.add(new Curve(report.local() + " - " + broadcast, Curve.Look.MARKS, 0, local));
        if (!utc.isEmpty()) {
            curves.add(new Curve(report.reference() + " - " + broadcast, Curve.Look.MARKS, 1, utc));
        }
        return Plot.of(
                request.output().title().orElse(""),
                "Error bars: combined standard uncertainty",
                new Panel.Lines(Axis.linear("MJD / d"), Axis.linear("Difference / ns"), curves));
    }

    private static Curve.Point point(long mjd, double nanos, double u) {
        // An uncertainty that is not stated has no bar.
        double bar = Double.isFinite(u) ? u : 0;
        return new Curve.Point((double) mjd, nanos, nanos - bar, nanos + bar);
    }
}
