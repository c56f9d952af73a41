package org.noonmark.app.steer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.steering.Steer;

/// Steers as text: a table for people, CSV for machines, the file for the micro-stepper.
final class SteerText {
    private static final double NANO = 1e9;
    private static final double DAY = 86_400;

    private SteerText() {}

    static String table(SteerReport report) {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s: white FM %.3g ns and random-walk FM %.3g ns/d a day (%s); gains %.3g /d of"
                                + " phase, %.3g of frequency%n",
                        report.record(),
                        Math.sqrt(report.model().whiteFm() * DAY) * NANO,
                        Math.sqrt(report.model().randomWalkFm() * DAY) * DAY * NANO,
                        report.modelFitted() ? "fitted" : "given",
                        report.law().phaseGain() * DAY,
                        report.law().frequencyGain()));
        report.replay()
                .ifPresent(replay ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "output over %d days: rms %.2f ns, largest %.2f ns%n",
                                        replay.days(),
                                        replay.rmsSeconds() * NANO,
                                        replay.largestSeconds() * NANO)));
        var table =
                new AlignedTable(
                        List.of("mjd", "steer", "change", "slew/(ns/d)", "why"), Set.of(4));
        for (var steer : report.steers()) {
            table.add(
                    List.of(
                            Figures.plain(steer.mjd()),
                            frequency(steer.frequency()),
                            frequency(steer.change()),
                            String.format(Locale.ROOT, "%+.3f", steer.slew() * DAY * NANO),
                            steer.reason()));
        }
        text.append(table.text());
        appendPredictions(text, report);
        return text.toString();
    }

    private static void appendPredictions(StringBuilder text, SteerReport report) {
        if (report.steers().isEmpty() || report.steers().getLast().predictions().isEmpty()) {
            return;
        }
        text.append("UTC(k) minus UTC after the last steer, 95 % interval:\n");
        var table = new AlignedTable(List.of("mjd", "days", "phase/ns", "+-/ns"), Set.of());
        var last = report.steers().getLast();
        for (var prediction : last.predictions()) {
            table.add(
                    List.of(
                            Figures.plain(last.mjd() + prediction.days()),
                            "+" + prediction.days(),
                            nanos(prediction.scaleMinusUtcSeconds()),
                            nanos(prediction.halfWidthSeconds())));
        }
        text.append(table.text());
    }

    static String csv(SteerReport report) {
        var text = new StringBuilder("mjd,steer,change,slew,limit");
        for (int days = 5; days <= 45; days += 5) {
            text.append(",phase_%dd_s,half_%dd_s".formatted(days, days));
        }
        text.append(",reason\n");
        for (var steer : report.steers()) {
            var cells = new ArrayList<String>();
            cells.add(Figures.plain(steer.mjd()));
            cells.add(Figures.full(steer.frequency()));
            cells.add(Figures.full(steer.change()));
            cells.add(Figures.full(steer.slew()));
            cells.add(steer.limit().name().toLowerCase(Locale.ROOT));
            for (int i = 0; i < 9; i++) {
                boolean isThere = i < steer.predictions().size();
                var at = isThere ? steer.predictions().get(i) : null;
                cells.add(at == null ? "" : Figures.full(at.scaleMinusUtcSeconds()));
                cells.add(at == null ? "" : Figures.full(at.halfWidthSeconds()));
            }
            cells.add("\"" + steer.reason() + "\"");
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    /// What `--steers` reads again: from when, and which frequency.
    static String steerFile(List<Steer> steers) {
        var text = new StringBuilder("# mjd frequency (fractional, added to the free scale)\n");
        for (var steer : steers) {
            text.append(Figures.plain(steer.mjd()))
                    .append(' ')
                    .append(Figures.full(steer.frequency()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String frequency(double value) {
        return String.format(Locale.ROOT, "%+.3e", value);
    }

    private static String nanos(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds * NANO);
    }
}
