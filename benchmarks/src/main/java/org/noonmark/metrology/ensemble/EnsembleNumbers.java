package org.noonmark.metrology.ensemble;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.noonmark.metrology.clocks.Fault;

/// Measures what the ensemble reaches and writes it as docs/results/ensemble.md has it.
public final class EnsembleNumbers {
    private static final double DAY = Laboratory.DAY;
    private static final double YEAR_MINUTES = 365 * 1440.0;

    private final StringBuilder text = new StringBuilder();

    private EnsembleNumbers() {}

    /// Takes the file to write; prints without one.
    public static void main(String[] arguments) throws IOException {
        var numbers = new EnsembleNumbers();
        numbers.head();
        numbers.stability("8 caesium clocks", 11, 0, 8, 3600, 2000);
        numbers.stability("5 masers", 12, 5, 0, 3600, 2000);
        numbers.stability("4 masers and 10 caesium clocks", 13, 4, 10, 3600, 2000);
        numbers.steps("4 masers and 10 caesium clocks, a reading a minute", 60, 4, 10);
        numbers.steps("4 masers and 10 caesium clocks, a reading an hour", 3600, 4, 10);
        numbers.steps("8 caesium clocks, a reading a minute", 60, 0, 8);
        numbers.speed();
        if (arguments.length > 0) {
            Files.writeString(Path.of(arguments[0]), numbers.text);
        } else {
            System.out.print(numbers.text);
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head() {
        line("# What the ensemble reaches");
        line("");
        line(
                "Measured by `./noonmark bench EnsembleNumbers docs/results/ensemble.md` on simulated");
        line("clocks (docs/clocks.md: caesium is the 5071A with the high-performance tube) whose");
        line(
                "truth is known. Every run is seeded. Masers are read to 1 ps, caesium clocks to 10 ps.");
        line(
                "Clocks as they are read and scales made of these readings are compared with ideal time;");
        line(
                "the first 200 days are left out, since a scale learns. A constant drift is taken out of clocks and scale alike: no reading shows the");
        line("drift that all clocks share.");
    }

    /// Best clock over scale, and bound over scale.
    private static final double[] TAUS = {
        3600, 2 * 3600, 4 * 3600, 8 * 3600, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 20 * DAY, 50 * DAY
    };

    private void stability(
            String name, long seed, int masers, int caesium, double step, double days) {
        var laboratory = new Laboratory(seed, step, days, Laboratory.clocks(masers, caesium));
        int from = (int) (200 * DAY / step);
        stabilityHead(name, seed, step, days);
        var scales = new double[Algorithm.values().length][];
        for (var algorithm : Algorithm.values()) {
            scales[algorithm.ordinal()] = laboratory.scale(algorithm, (_, _) -> {});
        }
        for (double tau : TAUS) {
            row(laboratory, scales, from, tau);
        }
    }

    private void stabilityHead(String name, long seed, double step, double days) {
        line("");
        line("## %s", name);
        line("");
        line(
                "%.0f days, a reading every %.0f s, seed %d. OADEV of the best clock at each averaging",
                days, step, seed);
        line(
                "time over that of the scale; in brackets the least that fixed weights chosen for this");
        line("averaging time alone could reach, over that of the scale.");
        line("");
        var header = new StringBuilder("| tau | best clock |");
        for (var algorithm : Algorithm.values()) {
            header.append(' ').append(algorithm.label()).append(" |");
        }
        line("%s", header);
        line("|---|---|---|---|---|---|---|");
    }

    private void row(Laboratory laboratory, double[][] scales, int from, double tau) {
        double best = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int k = 0; k < laboratory.priors.size(); k++) {
            double one = laboratory.deviation(laboratory.readings.clockMinusHub(k), from, tau);
            best = Math.min(best, one);
            sum += 1 / (one * one);
        }
        double bound = 1 / Math.sqrt(sum);
        var time = tau < DAY ? "%.0f h".formatted(tau / 3600) : "%.0f d".formatted(tau / DAY);
        var row = new StringBuilder(String.format(Locale.ROOT, "| %s | %.2e |", time, best));
        for (var scale : scales) {
            double made = laboratory.deviation(scale, from, tau);
            row.append(String.format(Locale.ROOT, " %.2f (%.2f) |", best / made, bound / made));
        }
        line("%s", row);
    }

    /// What a step of the first clock does to the scale, compared with the first clock gone.
    private void steps(String name, double step, int masers, int caesium) {
        var clocks = Laboratory.clocks(masers, caesium);
        var stepped = clocks.getFirst().id();
        double at = 10 * DAY;
        double until = 47 * 3600;
        int from = (int) (at / step);
        int to = (int) ((at + until) / step);
        int day = (int) (DAY / step);
        stepsHead(name);
        var good = new Laboratory(7, step, 12.5, clocks);
        var phase = new Laboratory(7, step, 12.5, clocks, new Fault.PhaseStep(stepped, at, 5e-9));
        var frequency =
                new Laboratory(7, step, 12.5, clocks, new Fault.FrequencyStep(stepped, at, 5e-14));
        for (var algorithm : Algorithm.values()) {
            var without =
                    good.scale(
                            algorithm,
                            (epoch, scale) -> {
                                if (epoch == from - 1) {
                                    scale.leave(0);
                                }
                            });
            var first = new Response(phase, algorithm, without, from, to, day);
            var second = new Response(frequency, algorithm, without, from, to, day);
            line(
                    "| %s | %.4f | %s | %.4f | %.1e | %s |",
                    algorithm.label(),
                    first.moved * 1e9,
                    first.after(),
                    second.moved * 1e9,
                    second.frequency,
                    second.after());
        }
    }

    private void stepsHead(String name) {
        line("");
        line("## A step of the best clock: %s", name);
        line("");
        line(
                "How far the scale is moved in the 47 hours after the step, before the clock may come");
        line(
                "back from probation: the run with the fault less a run in which the clock leaves at that");
        line("moment, so that only what the fault did is counted. Seed 7.");
        line("");
        line(
                "| algorithm | 5 ns: scale, ns | out after | 5e-14: scale, ns | frequency a day | out after |");
        line("|---|---|---|---|---|---|");
    }

    /// How a scale answers to a fault.
    private static final class Response {
        private double moved;
        private double frequency;
        private double outSeconds = Double.NaN;

        Response(
                Laboratory laboratory,
                Algorithm algorithm,
                double[] without,
                int from,
                int to,
                int day) {
            var scale =
                    laboratory.scale(
                            algorithm,
                            (epoch, made) -> {
                                if (epoch >= from
                                        && Double.isNaN(outSeconds)
                                        && made.standing(0).isOut()) {
                                    outSeconds = (epoch - from + 1) * laboratory.step;
                                }
                            });
            for (int e = from; e < to; e++) {
                moved = Math.max(moved, Math.abs(scale[e] - without[e]));
                if (e + day < to) {
                    double gained = scale[e + day] - without[e + day] - scale[e] + without[e];
                    frequency = Math.max(frequency, Math.abs(gained) / DAY);
                }
            }
        }

        String after() {
            return Double.isNaN(outSeconds)
                    ? "not seen"
                    : outSeconds < 7200
                            ? "%.0f min".formatted(outSeconds / 60)
                            : "%.0f h".formatted(outSeconds / 3600);
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }

    private void speed() {
        line("");
        line("## Speed");
        line("");
        line(
                "Processor time of one thread, %s, JDK %s.",
                System.getProperty("os.arch"), Runtime.version());
        line("");
        line("| what | measured | goal |");
        line("|---|---|---|");
        double micros = thousandClocks();
        line(
                "| AT1, 1,000 clocks, one epoch | %.0f us, %.0f times real time at 1 reading/s | 10,000 times |",
                micros, 1e6 / micros);
        var laboratory = new Laboratory(21, 60, 20, Laboratory.clocks(5, 10));
        double all = 0;
        for (var algorithm : Algorithm.values()) {
            // The first run warms the compiler up.
            laboratory.scale(algorithm, (_, _) -> {});
            double before = cpuSeconds();
            laboratory.scale(algorithm, (_, _) -> {});
            double year = (cpuSeconds() - before) / laboratory.readings.epochs() * YEAR_MINUTES;
            all += year;
            line("| %s, 15 clocks, a year at 1 reading/min | %.1f s | |", algorithm.label(), year);
        }
        line("| all together | %.1f s | 60 s |", all);
    }

    /// Microseconds an epoch.
    private static double thousandClocks() {
        int clocks = 1000;
        var scale = Algorithm.AT1.begin(ScaleSettings.LABORATORY, (_, _) -> {});
        for (int k = 0; k < clocks; k++) {
            scale.join(ClockPrior.of(1e-22, 1e-33));
        }
        var random = new SplittableRandom(1);
        var phases = new double[clocks];
        var noise = new double[clocks];
        double spent = 0;
        int measured = 20_000;
        for (int e = 0; e < 2 * measured; e++) {
            for (int k = 0; k < clocks; k++) {
                phases[k] += 1e-11 * random.nextGaussian();
            }
            double before = cpuSeconds();
            scale.advance(1_000_000_000L * (e + 1), phases, noise);
            spent += e < measured ? 0 : cpuSeconds() - before;
        }
        return spent / measured * 1e6;
    }
}
