package org.noonmark.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.app.simulate.ClockFiles;
import org.noonmark.app.simulate.FaultText;
import org.noonmark.app.simulate.TimeText;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.Fault;
import org.noonmark.metrology.clocks.LinkModel;
import org.noonmark.metrology.clocks.SimulationPlan;
import org.noonmark.metrology.clocks.SimulationPlan.PlannedClock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark simulate clocks`: clocks with known truth.
final class SimulateCommand {
    private static final double MOST_READINGS = 1e10;
    private static final int MOST_CLOCKS = 10_000;
    private static final double MOST_LINK = 1;
    private static final double MOST_DURATION = 1000 * 365.25 * 86_400;

    private SimulateCommand() {}

    static CommandSpec clocks(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "clocks",
                        "Simulated clocks: readings as CSV, and the truth beside them.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "simulate",
                                        () -> run(surroundings, arguments)));
        new OptionGroup("What runs:")
                .value(
                        "--clocks",
                        "TYPE:COUNT,…",
                        "Types %s; needed. docs/clocks.md has their figures.".formatted(types()))
                .value("--duration", "TIME", "How long, such as 12h, 30d or 5y; 30d unless said.")
                .value("--step", "TIME", "Between readings, such as 1s, 1m or 1h; 1m unless said.")
                .value("--seed", "N", "Of the random numbers; 1 unless said.")
                .value(
                        "--reference",
                        "CLOCK",
                        "Against which all are read; ideal time unless said.")
                .value("--faults", "FAULT,…", FaultText.KINDS + ".")
                .addTo(spec);
        new OptionGroup("Links:")
                .value("--link-white", "S", "White noise of a reading; 1e-11 unless said.")
                .value("--link-flicker", "S", "TDEV of flicker phase noise; 0 unless said.")
                .value("--link-diurnal", "S", "Amplitude of a daily variation; 0 unless said.")
                .addTo(spec);
        new OptionGroup("Output:")
                .value(
                        "--output",
                        "FILE",
                        "Write the readings there instead of to standard output.")
                .value("--truth", "FILE", "Write the true phases and the faults there.")
                .addTo(spec);
        return spec;
    }

    private static String types() {
        return Arrays.stream(ClockType.values())
                .map(ClockType::label)
                .collect(Collectors.joining(", "));
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        var values = new OptionValues(arguments);
        var faults = faults(values);
        var files = new ClockFiles(plan(values, faults), seed(values), Version.TEXT, faults);
        var readings = values.path("--output");
        var truth = values.path("--truth");
        if (readings.isPresent() && readings.equals(truth)) {
            throw CommandFailure.usage("--truth: must be another file than --output");
        }
        try (var progress = progress(surroundings)) {
            files.write(surroundings.out(), readings, truth, progress);
        }
        return ExitCode.GOOD;
    }

    private static ProgressLine progress(Surroundings surroundings) {
        return surroundings.isInteractive()
                ? ProgressLine.running(surroundings.err())
                : ProgressLine.still(surroundings.err(), System::nanoTime);
    }

    private static SimulationPlan plan(OptionValues values, List<String> faults)
            throws CommandFailure {
        double step = time(values, "--step", "1m");
        double duration = time(values, "--duration", "30d");
        if (duration > MOST_DURATION) {
            throw CommandFailure.usage("--duration: at most 1000y");
        }
        if (step > duration) {
            throw CommandFailure.usage(
                    "--step: %s is longer than --duration, %s; nothing would happen between readings"
                            .formatted(
                                    values.text("--step").orElse("1m"),
                                    values.text("--duration").orElse("30d")));
        }
        double readings = Math.floor(duration / step * (1 + 1e-12)) + 1;
        if (readings > MOST_READINGS) {
            throw CommandFailure.usage(
                    "--step: %.0f readings are more than %.0f".formatted(readings, MOST_READINGS));
        }
        var parsed = parsed(faults, (readings - 1) * step);
        try {
            return new SimulationPlan(
                    step,
                    (long) readings,
                    planned(values),
                    values.text("--reference").map(ClockId::new),
                    parsed);
        } catch (IllegalArgumentException unknown) {
            throw CommandFailure.usage("--reference or --faults: " + unknown.getMessage());
        }
    }

    private static List<Fault> parsed(List<String> faults, double spanSeconds)
            throws CommandFailure {
        var parsed = new ArrayList<Fault>();
        for (var text : faults) {
            var fault = FaultText.parse(text);
            if (fault.atSeconds() > spanSeconds) {
                throw CommandFailure.usage(
                        "--faults: \"%s\" begins after the last reading, at %s s"
                                .formatted(text, Figures.plain(spanSeconds)));
            }
            parsed.add(fault);
        }
        return parsed;
    }

    private static double time(OptionValues values, String option, String usual)
            throws CommandFailure {
        var seconds = TimeText.seconds(values.text(option).orElse(usual));
        if (!(seconds.orElse(0) > 0)) {
            throw values.wrong(option, "a time above 0, such as 90s, 15m, 6h, 30d or 5y");
        }
        return seconds.orElseThrow();
    }

    private static long seed(OptionValues values) throws CommandFailure {
        var text = values.text("--seed").orElse("1");
        if (!text.matches("-?\\d{1,18}")) {
            throw values.wrong("--seed", "a whole number");
        }
        return Long.parseLong(text);
    }

    private static List<String> faults(OptionValues values) {
        return values.text("--faults").map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    private static List<PlannedClock> planned(OptionValues values) throws CommandFailure {
        var text = values.text("--clocks");
        if (text.isEmpty()) {
            throw CommandFailure.usage("--clocks: say which, such as maser:5,cs-hp:10");
        }
        var link =
                new LinkModel(
                        size(values, "--link-white", 1e-11),
                        size(values, "--link-flicker", 0),
                        size(values, "--link-diurnal", 0));
        var clocks = new ArrayList<PlannedClock>();
        var seen = EnumSet.noneOf(ClockType.class);
        for (var word : text.orElseThrow().split(",", -1)) {
            var parts = word.split(":", -1);
            Optional<ClockType> type = ClockType.parse(parts[0]);
            boolean isCounted = parts.length == 2 && parts[1].matches("[1-9]\\d{0,3}");
            if (type.isEmpty() || (parts.length > 1 && !isCounted)) {
                throw CommandFailure.usage(
                        "--clocks: \"%s\" is no type and count, such as maser:5; types are %s"
                                .formatted(word, types()));
            }
            if (!seen.add(type.orElseThrow())) {
                throw CommandFailure.usage(
                        "--clocks: %s is there twice; say once how many, such as %s:5"
                                .formatted(parts[0], parts[0]));
            }
            int count = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            clocks.addAll(SimulationPlan.clocks(type.orElseThrow(), count, link));
        }
        if (clocks.size() > MOST_CLOCKS) {
            throw values.wrong("--clocks", "at most %d clocks".formatted(MOST_CLOCKS));
        }
        return clocks;
    }

    private static double size(OptionValues values, String option, double usual)
            throws CommandFailure {
        double size = values.number(option).orElse(usual);
        if (!(size >= 0 && size <= MOST_LINK)) {
            throw values.wrong(option, "a number of seconds from 0 to 1");
        }
        return size;
    }
}
