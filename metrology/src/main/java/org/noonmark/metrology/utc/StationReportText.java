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
        var reference = report.series().reference();
        var text = new StringBuilder();
        text.append(
                """
                Report of %s (%s), %s to %s
                Issued by the station itself; traceability to UTC is given by Circular T.

                1 - [%s-UTC(k)] of this station. TAI-UTC = %d s on the first date.

                """
                        .formatted(
                                report.station(),
                                report.place(),
                                date(points.getFirst()),
                                date(points.getLast()),
                                reference,
                                report.taiMinusUtcSeconds()));
        appendTable(text, report);
        appendClocks(text, report);
        return text.toString();
    }

    private static void appendTable(StringBuilder text, StationReport report) {
        var dates = new StringBuilder();
        var days = new StringBuilder();
        var values = new StringBuilder();
        for (var point : report.series().points()) {
            var day = date(point);
            var month = MONTH_DAY.format(day).toUpperCase(Locale.ROOT);
            dates.append("%6s %2d".formatted(month, day.getDayOfMonth()));
            days.append("%9d".formatted((long) point.modifiedJulianDay()));
            values.append("%9s".formatted(decimal(point.nanos())));
        }
        if (report.uncertainty().isPresent()) {
            dates.append("     Uncertainty/ns");
            days.append("     uA    uB     u");
        }
        line(text, "Date %s  0h UTC".formatted(years(report)), dates.toString());
        line(text, "     MJD", days.toString());
        line(text, "Laboratory k", "  [%s-UTC(k)]/ns".formatted(report.series().reference()));
        line(
                text,
                "%-4s (%s)".formatted(report.station(), report.place()),
                values + uncertainty(report.uncertainty()));
    }

    private static void line(StringBuilder text, String first, String rest) {
        text.append("%-28s%s\n".formatted(first, rest));
    }

    private static String years(StationReport report) {
        var first = date(report.series().points().getFirst());
        var last = date(report.series().points().getLast());
        return first.getYear() == last.getYear()
                ? Integer.toString(first.getYear())
                : "%d/%02d".formatted(first.getYear(), last.getYear() % 100);
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
                "\n2 - Clocks of the ensemble: mean rate of UTC(k) minus clock, and weight.\n\n");
        text.append("%-28s%12s%12s\n".formatted("Clock", "rate/ns/d", "weight/%"));
        for (var clock : report.clocks()) {
            text.append(
                    "%-28s%12s%12s\n"
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
                        "mjd,%s_minus_utc_%s_ns,uA_ns,uB_ns\n"
                                .formatted(
                                        report.series().reference().toLowerCase(Locale.ROOT),
                                        report.station().toLowerCase(Locale.ROOT)));
        for (var point : report.series().points()) {
            text.append(
                    "%d,%s,%s\n"
                            .formatted(
                                    (long) point.modifiedJulianDay(),
                                    point.nanos(),
                                    point.uncertainty()
                                            .map(known ->
                                                    known.typeANanos()
                                                            + ","
                                                            + (Double.isNaN(known.typeBNanos())
                                                                    ? "NC"
                                                                    : known.typeBNanos()))
                                            .orElse(",")));
        }
        return text.toString();
    }

    private static String decimal(double nanos) {
        return Double.isNaN(nanos) ? "NC" : String.format(Locale.ROOT, "%.1f", nanos + 0.0);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value + 0.0);
    }

    private static LocalDate date(UtcPoint point) {
        return LocalDate.ofEpochDay((long) point.modifiedJulianDay() - MJD_1970);
    }
}
