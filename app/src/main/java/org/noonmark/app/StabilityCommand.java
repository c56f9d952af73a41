package org.noonmark.app;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.stability.StabilityRun;
import org.noonmark.app.status.StatusJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark stability`: statistics of clocks from files.
final class StabilityCommand {
    private StabilityCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "stability",
                        "Frequency stability of clocks: deviations with noise type and interval,"
                                + " as table, CSV, JSON or plot.",
                        arguments -> run(surroundings, arguments));
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .required(true)
                        .description(
                                "Readings, one a line; - is standard input. Stable32 .dat, TimeLab"
                                        + " .tim, CSV, any of them in gzip.")
                        .build());
        addAnalysis(spec);
        addInput(spec);
        addCleaning(spec);
        addOutput(spec);
        return spec;
    }

    private static void addAnalysis(CommandSpec spec) {
        add(
                spec,
                "--stat",
                "NAME,…",
                "Statistics: adev, oadev, mdev, tdev, hdev, ohdev, totdev,"
                        + " mtotdev, ttotdev, htotdev, theo1, theobr, theoh, pdev, mtie, tierms, or all;"
                        + " oadev unless said.");
        add(
                spec,
                "--taus",
                "LIST",
                "octave, decade, all, many (10 a decade), many:N, or seconds"
                        + " such as 1,2,4; octave unless said.");
        add(spec, "--ci", "LEVEL", "Probability of the intervals; 0.683 unless said.");
        add(
                spec,
                "--noise",
                "TYPE",
                "Intervals for this noise instead of the identified one: wpm,"
                        + " fpm, wfm, ffm or rwfm.");
        flag(spec, "--uncorrected", "Leave the bias in totdev, mtotdev, ttotdev, htotdev, theo1.");
        flag(spec, "--stable32", "Intervals and biases by the conventions of Stable32.");
        add(
                spec,
                "--windows",
                "N",
                "Estimate mtotdev, ttotdev, htotdev and theo1 from N windows;"
                        + " the result says so.");
    }

    private static void addInput(CommandSpec spec) {
        add(
                spec,
                "--input",
                "KIND",
                "phase (clock minus reference) or frequency; as the file"
                        + " says, or else phase.");
        add(spec, "--tau0", "SECONDS", "Step between readings; as the file says, or else 1.");
        add(
                spec,
                "--unit",
                "UNIT",
                "Of phase: s, ms, us, ns, ps, fs. Of frequency: 1 (fractional),"
                        + " ppm, ppb, ppt, Hz, kHz, MHz.");
        add(spec, "--nominal", "F", "Nominal frequency for Hz, kHz, MHz, in that unit; or mean.");
        add(spec, "--column", "COLUMN", "Column of the readings, by number or name.");
        add(spec, "--stamps", "COLUMN", "Column of time stamps, by number or name.");
        add(spec, "--stamp-unit", "UNIT", "What stamps count: mjd, s, ms, us, ns, or iso dates.");
        add(
                spec,
                "--stamp-tolerance",
                "SHARE",
                "How far a stamp may lie from its step, in tau0;" + " 0.1 unless said.");
        flag(spec, "--gaps", "Take nan, ---, empty fields and lines as missing readings.");
        add(spec, "--gap-value", "NUMBER", "A number that stands for a missing reading, too.");
        add(
                spec,
                "--layout",
                "NAME",
                "columns, stable32 or timelab; told from the file unless" + " said.");
    }

    private static void addCleaning(CommandSpec spec) {
        flag(spec, "--remove-outliers", "Take out single readings that stand out; says which.");
        flag(spec, "--remove-jumps", "Take out steps of the phase; says which.");
        add(
                spec,
                "--spreads",
                "K",
                "Outliers and jumps are more than K spreads away; 5 unless said.");
        flag(spec, "--remove-drift", "Take out frequency and drift; says how large they were.");
        add(
                spec,
                "--trend",
                "NAME",
                "How the drift is found: parabola through the phase (unless said), line through it"
                        + " (frequency only), frequency (a line through it), three-points.");
    }

    private static void addOutput(CommandSpec spec) {
        add(
                spec,
                "--mask",
                "NAME,…",
                "Check against masks of the ITU-T: g811, g8272-a, g8272-b, g8272-1, g812-i, g812-ii,"
                        + " g8262-1 or g8262-2, with -mtie or -tdev behind for one of the two."
                        + " Exit code 2 when one fails.");
        add(spec, "--format", "FORMAT", "table, csv or json; table unless said.");
        add(spec, "--plot", "FILE", "Draw the results, too: FILE.svg or FILE.png.");
        add(spec, "--title", "TEXT", "Title of the plot; the name of the file unless said.");
        add(spec, "--output", "FILE", "Write the results there instead of to standard output.");
    }

    private static void add(CommandSpec spec, String name, String label, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .paramLabel(label)
                        .type(String.class)
                        .description(description)
                        .build());
    }

    private static void flag(CommandSpec spec, String name, String description) {
        spec.addOption(OptionSpec.builder(name).description(description).build());
    }

    /// Runs beside the main thread, which ends at once when it is asked to stop: there is nothing
    /// to put in order, since results are written last and whole.
    private static int run(Surroundings surroundings, ParseResult arguments)
            throws InterruptedException, ExecutionException {
        var work = new FutureTask<>(() -> compute(surroundings, arguments));
        Thread.ofPlatform().daemon().name("stability").start(work);
        while (!surroundings.stop().isAsked()) {
            try {
                return work.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Looks at the signal again.
            }
        }
        surroundings.complain("stopped; nothing was written");
        return ExitCode.FAILED;
    }

    private static int compute(Surroundings surroundings, ParseResult arguments) {
        try {
            var wanted = new StabilityArguments(arguments);
            boolean passes =
                    new StabilityRun(
                                    surroundings.out(),
                                    surroundings.err(),
                                    System.in,
                                    surroundings.isInteractive(),
                                    StatusJson::text)
                            .run(
                                    wanted.files(),
                                    wanted.input(),
                                    wanted.analysis(),
                                    wanted.output());
            return passes ? ExitCode.GOOD : ExitCode.FAILED;
        } catch (CommandFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return failed.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
        }
    }
}
