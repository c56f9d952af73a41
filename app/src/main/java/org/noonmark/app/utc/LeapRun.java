package org.noonmark.app.utc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.time.LeapTable;
import org.noonmark.time.scales.LeapComparison;
import org.noonmark.time.scales.LeapDisagreement;
import org.noonmark.time.scales.LeapSource;

/// `compare leap`: do sources of leap seconds agree, and until when does each hold.
public final class LeapRun {
    private static final long MJD_1970 = 40_587;

    /// How it ends.
    public enum Verdict {
        /// All agree and hold.
        GOOD,
        /// All agree; one has expired.
        EXPIRED,
        /// Some contradict each other, or one is defective.
        WRONG
    }

    private LeapRun() {}

    /// Does it all.
    ///
    /// @param today the day for which expiry is judged
    public static Verdict run(List<String> files, LocalDate today, OutputRequest output, Desk desk)
            throws CommandFailure {
        output.check(files);
        var sources = new ArrayList<LeapComparison.Named>();
        for (var file : files) {
            var source =
                    LeapSource.read(desk.read(file))
                            .orElseThrow(() ->
                                    CommandFailure.data(
                                            file
                                                    + ": is none of the known sources of leap seconds; give leap-seconds.list, tai-utc.dat, Leap_Second.dat, UTC-TAI.history, or IERS Bulletin A, B or C"));
            desk.tell(file, source.defects());
            sources.add(new LeapComparison.Named(file, source));
        }
        sources.add(new LeapComparison.Named("this release", LeapSource.of(LeapTable.embedded())));
        var disagreements = LeapComparison.between(sources);
        var report =
                new LeapReport(
                        today.toString(),
                        sources.stream().map(source -> entry(source, today)).toList(),
                        disagreements.stream().map(LeapDisagreement::text).toList());
        var text =
                switch (output.format()) {
                    case TABLE -> table(report);
                    case CSV -> csv(report);
                    case JSON -> desk.json().apply(report);
                };
        if (output.format() == OutputRequest.Format.CSV) {
            report.disagreements().forEach(desk.err()::println);
            desk.err().flush();
        }
        desk.deliver(output, text, Optional.empty());
        return verdict(report);
    }

    private static Verdict verdict(LeapReport report) {
        if (!report.disagreements().isEmpty()
                || report.sources().stream().anyMatch(one -> one.state().equals("defective"))) {
            return Verdict.WRONG;
        }
        return report.sources().stream().anyMatch(one -> one.state().equals("expired"))
                ? Verdict.EXPIRED
                : Verdict.GOOD;
    }

    private static LeapReport.Entry entry(LeapComparison.Named named, LocalDate today) {
        var source = named.source();
        var last = source.lastDay();
        var statements = source.statements();
        return new LeapReport.Entry(
                named.file(),
                source.format().label(),
                statements.size(),
                statements.isEmpty() ? "" : date(statements.getFirst().segment().firstDay()),
                statements.isEmpty() ? "" : date(statements.getLast().segment().firstDay()),
                statements.isEmpty()
                        ? ""
                        : statements.getLast().segment().offset().toString().replace(" s", ""),
                last.isPresent() ? date(last.getAsLong()) : "",
                state(source, today),
                source.defects().stream().map(one -> Desk.text(named.file(), one)).toList());
    }

    private static String state(LeapSource source, LocalDate today) {
        if (!source.defects().isEmpty()) {
            return "defective";
        }
        if (source.lastDay().isEmpty()) {
            return "states no expiry";
        }
        return today.toEpochDay() + MJD_1970 > source.lastDay().getAsLong() ? "expired" : "holds";
    }

    private static String date(long modifiedJulianDay) {
        return LocalDate.ofEpochDay(modifiedJulianDay - MJD_1970).toString();
    }

    private static String table(LeapReport report) {
        var table =
                new AlignedTable(
                        List.of(
                                "source",
                                "format",
                                "n",
                                "first",
                                "last step",
                                "TAI-UTC/s",
                                "holds until",
                                "on " + report.onDate()),
                        Set.of(0, 1, 7));
        for (var entry : report.sources()) {
            table.add(
                    List.of(
                            entry.file(),
                            entry.format(),
                            Integer.toString(entry.statements()),
                            entry.firstDay(),
                            entry.lastStep(),
                            entry.taiMinusUtcSeconds(),
                            entry.holdsUntil().isEmpty() ? "-" : entry.holdsUntil(),
                            entry.state()));
        }
        var text = new StringBuilder(table.text());
        if (report.disagreements().isEmpty()) {
            text.append("  no two sources contradict each other\n");
        }
        report.disagreements().forEach(one -> text.append("  ").append(one).append('\n'));
        return text.toString();
    }

    private static String csv(LeapReport report) {
        var text =
                new StringBuilder(
                        "source,format,statements,first_day,last_step,tai_minus_utc_s,holds_until,state\n");
        for (var entry : report.sources()) {
            text.append(
                            String.join(
                                    ",",
                                    entry.file(),
                                    entry.format(),
                                    Integer.toString(entry.statements()),
                                    entry.firstDay(),
                                    entry.lastStep(),
                                    entry.taiMinusUtcSeconds(),
                                    entry.holdsUntil(),
                                    entry.state()))
                    .append('\n');
        }
        return text.toString();
    }
}
