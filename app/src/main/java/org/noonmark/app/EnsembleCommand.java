package org.noonmark.app;

import java.util.List;
import org.noonmark.app.ensemble.EnsembleProgram;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ensemble`: a time scale from files of clock readings.
final class EnsembleCommand {
    private EnsembleCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "ensemble",
                        "A time scale from the readings of several clocks: scale, weights,"
                                + " standings and events, as table, CSV, JSON or plot.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "ensemble",
                                        () -> run(surroundings, arguments)));
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .required(true)
                        .description(
                                "Phases, clock minus hub, a line an epoch: time stamps in the first"
                                        + " column, then one column a clock under its name. Or one"
                                        + " file a clock. Plain or in gzip.")
                        .build());
        scale().addTo(spec);
        input().addTo(spec);
        output().addTo(spec);
        spec.usageMessage()
                .customSynopsis("Usage: noonmark ensemble [OPTION]… FILE…", "")
                .synopsisHeading("");
        return spec;
    }

    private static OptionGroup scale() {
        return new OptionGroup("Scale")
                .value(
                        "--algorithm",
                        "NAME,…",
                        "at1, at2, algos, kalman, kpw, or all; kpw unless said. The first makes the"
                                + " scale, the others are witnesses.")
                .value("--clocks", "NAME,…", "Only these clocks.")
                .value("--without", "NAME,…", "Not these clocks.")
                .value(
                        "--pace",
                        "FACTOR",
                        "Probation, intervals and memory over those of a laboratory (2, 1 and 30"
                                + " days); by the length of the record unless said.")
                .value("--largest-weight", "SHARE", "Of one clock; 0.3 unless said.")
                .value(
                        "--changes",
                        "RATE",
                        "Tell changes of the clocks and the hub: steps of phase and frequency, drift,"
                                + " noise, with size and interval; RATE false alarms a year of each"
                                + " clock, such as 0.1.");
    }

    private static OptionGroup input() {
        return new OptionGroup("Input")
                .value("--stamps", "COLUMN", "Time stamps, by number or name; 1 unless said.")
                .value(
                        "--stamp-unit",
                        "UNIT",
                        "What stamps count: mjd, s, ms, us, ns or iso dates; days when the column"
                                + " is called mjd, or else seconds.")
                .value("--tau0", "SECONDS", "Step between readings without time stamps.")
                .value("--unit", "UNIT", "Of the phases: s, ms, us, ns, ps, fs; s unless said.")
                .value(
                        "--noise",
                        "SECONDS",
                        "Standard deviation of a reading by the counter or link; what is beyond it"
                                + " is the clock's.");
    }

    private static OptionGroup output() {
        return new OptionGroup("Output")
                .value("--format", "FORMAT", "table, csv or json; table unless said.")
                .value(
                        "--plot",
                        "FILE",
                        "Draw phases against the scale, weights and stability: FILE.svg or FILE.png.")
                .value("--title", "TEXT", "Title of the plot.")
                .value("--output", "FILE", "Write the results there.")
                .value(
                        "--run-record",
                        "FILE",
                        "Write hashes of input and scale, version and parameters there; OUTPUT.run.json"
                                + " unless said.");
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        new EnsembleProgram(
                        surroundings.out(),
                        surroundings.err(),
                        surroundings.isInteractive(),
                        JsonText::of,
                        Version.TEXT)
                .run(new EnsembleArguments(arguments).request());
        return ExitCode.GOOD;
    }
}
