package org.noonmark.app;

import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.stability.StabilityRun;
import picocli.CommandLine.Model.CommandSpec;
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
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "stability",
                                        () -> compute(surroundings, arguments)));
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
        StabilityOptionList.addTo(spec);
        spec.usageMessage()
                .customSynopsis("Usage: noonmark stability [OPTION]… FILE…", "")
                .synopsisHeading("");
        return spec;
    }

    private static int compute(Surroundings surroundings, ParseResult arguments)
            throws CommandFailure {
        var wanted = new StabilityArguments(arguments);
        var run =
                new StabilityRun(
                        surroundings.out(),
                        surroundings.err(),
                        System.in,
                        surroundings.isInteractive(),
                        JsonText::of);
        var stream = wanted.stream();
        boolean passes =
                stream.isPresent()
                        ? run.stream(
                                wanted.files().getFirst(),
                                wanted.input(),
                                wanted.analysis(),
                                stream.orElseThrow(),
                                wanted.output())
                        : run.run(
                                wanted.files(), wanted.input(), wanted.analysis(), wanted.output());
        return passes ? ExitCode.GOOD : ExitCode.FAILED;
    }
}
