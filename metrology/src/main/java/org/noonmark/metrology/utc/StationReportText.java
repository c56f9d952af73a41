package org.noonmark.metrology.utc;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// A station's report as text in the layout of Circular T, which [UtcText] reads, and as CSV.
public final class StationReportText {
    private static final long MJD_1970 = 40_587;
    private static final DateTimeFormatter MONTH_DAY =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private StationReportText() {}

    /// The report for people and for readers of Circular T.
    public static String text(StationReport report) {
        var points = report.series().points();
        var first = date(points.getFirst().modifiedJulianDay());
        var last = date(points.getLast().modifiedJulianDay());
        var years =
                first.getYear() == last.getYear()
                        ? Integer.toString(first.getYear())
                        : "%d/%02d".formatted(first.getYear(), last.getYear() % 100);
        var dates = new StringBuilder();
        var days = new StringBuilder();
        var values = new StringBuilder();
        for (var point : points) {
            var day = date(point.modifiedJulianDay());
            dates.append(
                    "%6s %2d"
                            .formatted(
                                    MONTH_DAY.format(day).toUpperCase(Locale.ROOT),
                                    day.getDayOfMonth()));
            days.append("%9d".formatted((long) point.modifiedJulianDay()));
            values.append("%9s".formatted(decimal(point.nanos())));
        }
        var text = new StringBuilder();
        text.append(
                "Report of %s (%s), %s to %s%n"
                        .formatted(report.station(), report.place(), first, last));
        text.append(
                "Issued by the station itself; traceability to UTC is given by Circular T.%n%n"
                        .formatted());
        text.append(
                "1 - [%s-UTC(k)] of this station. TAI-UTC = %d s on the first date.%n%n"
                        .formatted(report.series().reference(), report.taiMinusUtcSeconds()));
        text.append(
                "%-28s%s%s%n"
                        .formatted(
                                "Date %s  0h UTC".formatted(years),
                                dates,
                                uncertaintyTitle(report)));
        text.append(
                "%-28s%s%s%n"
                        .formatted(
                                "     MJD",
                                days,
                                report.uncertainty().isPresent() ? "     uA    uB     u" : ""));
        text.append(
                "%-28s%s%n"
                        .formatted(
                                "Laboratory k",
                                "  [%s-UTC(k)]/ns".formatted(report.series().reference())));
        text.append(
                "%-28s%s%s%n"
                        .formatted(
                                "%-4s (%s)".formatted(report.station(), report.place()),
                                values,
                                uncertainty(report.uncertainty())));
        appendClocks(text, report);
        return text.toString();
    }

    private static String uncertaintyTitle(StationReport report) {
        return report.uncertainty().isPresent() ? "     Uncertainty/ns" : "";
    }

    private static String uncertainty(Optional<UtcUncertainty> uncertainty) {
        return uncertainty
                .map(known ->
                        " %6s%6s%6s"
                                .formatted(
                                        decimal(known.typeANanos()),
                                        decimal(known.typeBNanos()),
                                        decimal(known.combinedNanos())))
                .orElse("");
    }

    private static void appendClocks(StringBuilder text, StationReport report) {
        if (report.clocks().isEmpty()) {
            return;
        }
        text.append(
                "%n2 - Clocks of the ensemble: mean rate of UTC(k) minus clock, and weight.%n%n"
                        .formatted());
        text.append("%-28s%12s%12s%n".formatted("Clock", "rate/ns/d", "weight/%"));
        for (var clock : report.clocks()) {
            text.append(
                    "%-28s%12s%12s%n"
                            .formatted(
                                    clock.name(),
                                    clock.nanosPerDay().map(StationReportText::three).orElse("-"),
                                    clock.weight().map(weight -> three(100 * weight)).orElse("-")));
        }
    }

    /// One line for each date, for machines.
    public static String csv(StationReport report) {
        var text =
                new StringBuilder(
                        "mjd,%s_minus_utc_%s_ns,uA_ns,uB_ns%n"
                                .formatted(
                                        report.series().reference().toLowerCase(Locale.ROOT),
                                        report.station().toLowerCase(Locale.ROOT)));
        for (var point : report.series().points()) {
            text.append(
                    "%d,%s,%s%n"
                            .formatted(
                                    (long) point.modifiedJulianDay(),
                                    point.nanos(),
                                    point.uncertainty()
                                            .map(known ->
                                                    known.typeANanos() + "," + known.typeBNanos())
                                            .orElse(",")));
        }
        return text.toString();
    }

    private static String decimal(double nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos + 0.0);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value + 0.0);
    }

    private static LocalDate date(double modifiedJulianDay) {
        return LocalDate.ofEpochDay((long) modifiedJulianDay - MJD_1970);
    }
}
