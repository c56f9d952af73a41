package org.noonmark.metrology.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.ensemble.Algorithm;

/// The page docs/results/steering.md.
final class SteeringPage {
    private record Row(String name, String goal, long seed, LaboratoryStudy.Outcome outcome) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> real = new ArrayList<>();

    void laboratory(String name, String goal, LaboratoryStudy study) {
        rows.add(new Row(name, goal, study.seed(), study.run()));
    }

    double worstRms(String name) {
        return rows.stream()
                .filter(row -> row.name.equals(name))
                .mapToDouble(row -> row.outcome.rms())
                .max()
                .orElseThrow();
    }

    double worst(String name) {
        return rows.stream()
                .filter(row -> row.name.equals(name))
                .mapToDouble(row -> row.outcome.worst())
                .max()
                .orElseThrow();
    }

    /// One thing changed at a time, seed 1.
    void sensitivity() {
        var plain = LaboratoryStudy.plain(1);
        change("steers once a week instead of daily", plain.steering(7));
        change("noise of the masers twice as large", plain.louder(2));
        change("noise of the masers three times as large", plain.louder(3));
        change("UTC itself with a flicker floor of 3e-16", plain.against(3e-16));
        change(
                "the same with an optical clock",
                plain.against(3e-16).with(ClockType.OPTICAL_CLOCK));
        change("link noise 1 ns instead of 0.3 ns", plain.linked(1e-9));
        change("scale by AT1", plain.by(Optional.of(Algorithm.AT1)));
        change("scale by Kalman", plain.by(Optional.of(Algorithm.KALMAN)));
        change("scale as a mean with fixed weights", plain.by(Optional.empty()));
    }

    private void change(String name, LaboratoryStudy study) {
        var outcome = study.run();
        changed.add("| %s | %s | %s |".formatted(name, ns(outcome.rms()), ns(outcome.worst())));
    }

    void record(List<Comparison> record) {
        var weekly = AusStudy.usual(record, 7);
        for (double[] g : new double[][] {{0.6, 0.75}, {0.5, 0.5}}) {
            real(
                    "open baseline, G1 %s, G2 %s, on the same days".formatted(g[0], g[1]),
                    weekly.baseline(g[0], g[1]));
        }
        for (int every : new int[] {7, 1}) {
            var usual = AusStudy.usual(record, every);
            var name = every == 7 ? "one steer a week" : "one decision a week, steered daily";
            real("**" + name + "**", usual.run());
            for (double factor : new double[] {0.1, 10}) {
                real(
                        "%s, random-walk FM times %s".formatted(name, factor),
                        new AusStudy(record, every, 540, factor, 1e-13).run());
            }
            for (int days : new int[] {180, 365, 720}) {
                real(
                        "%s, model from %d days".formatted(name, days),
                        new AusStudy(record, every, days, 1, 1e-13).run());
            }
            real(
                    "%s, change scale 1e-14".formatted(name),
                    new AusStudy(record, every, 540, 1, 1e-14).run());
        }
        for (int half : new int[] {60, 100, 180}) {
            real.add(
                    "| best forecast with the mean frequency of ±%d days, the future included | %s | |"
                            .formatted(half, ns(weekly.hindsight(half))));
        }
    }

    private void real(String name, AusStudy.Outcome outcome) {
        real.add("| %s | %s | %s |".formatted(name, ns(outcome.rms()), ns(outcome.worst())));
    }

    private static String ns(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds * 1e9);
    }

    String text() {
        var text = new StringBuilder(HEAD);
        for (var row : rows) {
            text.append(
                    "| %s | %d | %s | %s | %s |%n"
                            .formatted(
                                    row.name,
                                    row.seed,
                                    ns(row.outcome.rms()),
                                    ns(row.outcome.worst()),
                                    row.goal));
        }
        text.append(MIDDLE);
        changed.forEach(line -> text.append(line).append('\n'));
        text.append(RECORD);
        real.forEach(line -> text.append(line).append('\n'));
        return text.append(TAIL).toString();
    }

    private static final String HEAD =
            """
            # Steering of UTC(k): measured

            Written by `SteeringNumbersTest` (see [steering](../steering.md) for the command). The same
            seeds give the same numbers. All values in ns.

            ## A simulated laboratory over five years

            Clocks as in [clocks](../clocks.md), readings every hour. The free scale is KPW over 15 clocks;
            a fountain or optical clock leads it through `StandardBridge`. UTCr is daily, published on
            Wednesday for the week to Sunday (3 days late), with 0.3 ns of white noise. Steers are daily,
            by LQG with a change scale of 1e-15 and a phase scale of 1 ns. Phase slew is limited to 1e-13,
            a change of steer to 1e-12. All parameters are fixed; they come from the figures of the clocks.
            The output is compared with UTC every day after 120 days of settling.

            | laboratory | seed | rms | largest | goal (rms, largest) |
            |---|---|---|---|---|
            """;

    private static final String MIDDLE =
            """

            The best published rms of such a laboratory is 1.86 ns.

            What one change does (5 masers and 10 caesium, seed 1):

            | change | rms | largest |
            |---|---|---|
            """;

    private static final String RECORD =
            """

            ## The real record UTCr minus UTC(AUS)

            MJD 58288 to 59763; the first 30 days do not count, 1446 days do. UTCr 3 days late. The model is
            fitted to the 540 days before the first steer and then fixed; nothing is used before it is
            published. "One steer a week" is a constant frequency for seven days, as in the baseline; in
            "one decision a week" the law takes a new step every day from the same weekly data.

            | how | rms | largest |
            |---|---|---|
            """;

    private static final String TAIL =
            """

            The goal of 11 ns is not reached. The clock has white FM of about 4.1 ns in a day (ADEV over 5 to
            20 days), and the data are 4 to 10 days old on the days that count, 7 on average: the best forecast
            leaves about 4.1 ns times the square root of 7, 10.8 ns, before its frequency is learnt. The rows with the
            future included measure that: a forecast that knows the mean frequency around each epoch leaves
            10.6 to 10.9 ns. A steer that is constant for a week cannot bring the phase back at
            once: a known offset takes the week to go, which adds about 1.1 ns.
            """;
}
