package org.noonmark.app;

import java.util.List;
import org.noonmark.app.compare.CggttsCheck;
import org.noonmark.app.compare.CggttsComparison;
import org.noonmark.app.compare.CggttsRewrite;
import org.noonmark.app.compare.RinexClocks;
import org.noonmark.app.compare.Verdict;
import org.noonmark.app.output.CommandFailure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark compare`: clocks of laboratories from the files that they exchange.
final class CompareCommand {
    private CompareCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.group(
                        "compare",
                        "Compare clocks and laboratories from the files that they exchange.");
        spec.addSubcommand("cggtts", cggtts(surroundings));
        spec.addSubcommand("rinex", rinex(surroundings));
        UtcCommands.addTo(spec, surroundings);
        return spec;
    }

    private static CommandSpec cggtts(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "cggtts",
                        "Difference of the clocks of two stations from CGGTTS files, clock A minus"
                                + " clock B, with its uncertainty; of three stations also the"
                                + " closure.",
                        arguments ->
                                new CggttsComparison(arguments.cggtts(), arguments.output()).run());
        positional(spec, "A B [C]", "0..3", "Files, or folders of files, of each station.");
        CompareOptionList.cggtts(spec);
        spec.addSubcommand("check", check(surroundings));
        spec.addSubcommand("write", write(surroundings));
        spec.usageMessage()
                .customSynopsis(
                        "Usage: noonmark compare cggtts [OPTION]… A B [C]",
                        "       noonmark compare cggtts check [OPTION]… FILE…",
                        "       noonmark compare cggtts write FILE --output FILE",
                        "")
                .synopsisHeading("");
        return spec;
    }

    private static CommandSpec check(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "check",
                        "Check headers and every line of CGGTTS files: form, checksums, schedule."
                                + " Exit code 2 when anything is wrong.",
                        arguments -> new CggttsCheck(arguments.names(1), arguments.output()).run());
        positional(spec, "FILE", "1..*", "Files, or folders of files.");
        CompareOptionList.results(spec, false);
        return spec;
    }

    private static CommandSpec write(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "write",
                        "Write a CGGTTS file as version 2E: of an older version, of raw readings"
                                + " (fitted on the schedule of the BIPM), or without its bad"
                                + " lines.",
                        arguments ->
                                new CggttsRewrite(
                                                arguments.names(1).getFirst(),
                                                arguments.target(),
                                                arguments.output())
                                        .run());
        positional(spec, "FILE", "1", "A file of any version.");
        new OptionGroup("Results:").value("--output", "FILE", "Write the file there.").addTo(spec);
        return spec;
    }

    private static CommandSpec rinex(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "rinex",
                        "Clocks of RINEX clock files 2.00 to 3.04 as a table, or as CSV that"
                                + " noonmark stability reads.",
                        arguments -> new RinexClocks(arguments.rinex(), arguments.output()).run());
        positional(spec, "FILE", "1..*", "Files, or folders of files.");
        CompareOptionList.rinex(spec);
        return spec;
    }

    /// What a comparison does with its words.
    @FunctionalInterface
    interface Work {
        Verdict run(CompareArguments arguments) throws CommandFailure;
    }

    /// A command whose failures are one line each.
    static CommandSpec command(
            Surroundings surroundings, String name, String description, Work work) {
        return CommandTree.command(
                name,
                description,
                arguments ->
                        AnalysisThread.run(
                                surroundings, name, () -> run(surroundings, arguments, work)));
    }

    private static int run(Surroundings surroundings, ParseResult parsed, Work work)
            throws CommandFailure {
        return switch (work.run(new CompareArguments(parsed, surroundings))) {
            case GOOD -> ExitCode.GOOD;
            case DEGRADED -> ExitCode.DEGRADED;
            case FAILED -> ExitCode.FAILED;
        };
    }

    static void positional(CommandSpec spec, String label, String arity, String description) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity(arity)
                        .required(!arity.startsWith("0"))
                        .description(description)
                        .build());
    }
}
