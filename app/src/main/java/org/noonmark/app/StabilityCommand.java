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
        StabilityOptionList.addTo(spec);
        spec.usageMessage()
                .customSynopsis("Usage: noonmark stability [OPTION]… FILE…", "")
                .synopsisHeading("");
        return spec;
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
            var run =
                    new StabilityRun(
                            surroundings.out(),
                            surroundings.err(),
                            System.in,
                            surroundings.isInteractive(),
                            StatusJson::text);
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
