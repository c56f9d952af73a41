package org.noonmark.app;

import java.nio.file.Path;
import java.util.ArrayList;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.steer.SteerRun;
import org.noonmark.app.steer.SteerWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark steer`: the steers that keep a UTC(k) near UTC.
final class SteerCommand {
    private SteerCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "steer",
                        "Steers of a UTC(k) from a record of UTC minus UTC(k), each with its reason"
                                + " and predictions. Without --steers the record is of a free scale, and"
                                + " steering is replayed over it.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings, "steer", () -> run(surroundings, arguments)));
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(Path.class)
                        .arity("1")
                        .required(true)
                        .description(
                                "UTC or UTCr minus UTC(k), a line for each day: MJD and value.")
                        .build());
        addInput(spec);
        addSteering(spec);
        new OptionGroup("Output:")
                .value("--format", "FORMAT", "table, csv or json; table unless said.")
                .value("--output", "FILE", "Write the results there instead of to standard output.")
                .value("--steer-file", "FILE", "Write MJD and frequency of each steer there.")
                .value("--plot", "FILE", "Draw output, scale and steers: FILE.svg or FILE.png.")
                .addTo(spec);
        return spec;
    }

    private static void addInput(CommandSpec spec) {
        new OptionGroup("Record:")
                .value("--unit", "UNIT", "Of the values: s, us, ns or ps; ns unless said.")
                .value("--noise", "NS", "Standard deviation of a value, in ns; 0.3 unless said.")
                .value(
                        "--steers",
                        "FILE",
                        "The steers that were in force (MJD, frequency): the record is of the steered"
                                + " output, and only the next steer is computed.")
                .flag("--skip-bad-lines", "Leave lines out that cannot be read; says which.")
                .addTo(spec);
        new OptionGroup("When values are known:")
                .value(
                        "--schedule",
                        "NAME",
                        "utcr (weekly) or circular-t (monthly); utcr unless said.")
                .value(
                        "--latency",
                        "DAYS",
                        "After the week or month has ended; 3 and 10 unless said.")
                .addTo(spec);
    }

    private static void addSteering(CommandSpec spec) {
        new OptionGroup("Steering:")
                .value("--every", "DAYS", "Between steers; 7 unless said.")
                .value("--from", "MJD", "First steer.")
                .value("--learn", "DAYS", "Of the record before the first steer; 90 unless said.")
                .value(
                        "--settle",
                        "DAYS",
                        "After the first steer that do not count in the rms; 30 unless said.")
                .value(
                        "--law",
                        "LAW",
                        "lqg, lqg:NS,CHANGE (what costs as much: a phase in ns, a change of steer) or"
                                + " poles:P1,P2; lqg:1,1e-14 unless said.")
                .value(
                        "--model",
                        "NS,WALK",
                        "What white FM does to the phase in a day, in ns, and random-walk FM to the"
                                + " frequency; fitted to the last 540 days known at the first steer"
                                + " unless said.")
                .value("--most-steer", "Y", "Largest steer; 1e-12 unless said.")
                .value("--most-change", "Y", "Largest change of steer; 1e-13 unless said.")
                .value(
                        "--most-slew",
                        "Y",
                        "Largest part that moves the phase, where the other two allow it; 1e-13 unless said.")
                .addTo(spec);
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        var request = new SteerArguments(arguments).request();
        for (var file : new SteerArguments(arguments).targets(request)) {
            ResultFile.check(file);
        }
        var notes = new ArrayList<String>();
        var report = SteerRun.of(request, Version.TEXT, notes);
        notes.forEach(note -> surroundings.err().println("note: " + note));
        surroundings.err().flush();
        new SteerWriter(surroundings.out(), JsonText::of).write(report, request);
        return ExitCode.GOOD;
    }
}
