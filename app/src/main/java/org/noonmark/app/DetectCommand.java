package org.noonmark.app;

import org.noonmark.app.guard.DetectRun;
import org.noonmark.app.guard.RulePacks;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.HostRules;
import org.noonmark.sigma.correlation.CorrelationLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark detect`: rules over logs.
final class DetectCommand {
    /// Correlations wait for the end of all logs: only memory bounds how much may wait.
    private static final CorrelationLimits LIMITS =
            new CorrelationLimits(10_000_000, 10_000_000, 10_000_000, 100);

    private DetectCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "detect",
                        "Look through logs with Sigma rules.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "detect",
                                        () -> detect(surroundings, arguments)));
        RulesCommand.options().forEach(spec::addOption);
        DetectOptions.addTo(spec);
        return spec;
    }

    private static int detect(Surroundings surroundings, ParseResult arguments)
            throws CommandFailure {
        var options = new DetectOptions(arguments);
        var formats = new LogFormats(options.source());
        if (arguments.hasMatchedOption("--kinds")) {
            formats.all().forEach(format -> surroundings.print(format.name() + "\n"));
            return ExitCode.GOOD;
        }
        var logs = options.logs();
        var packs = RulesCommand.packs(arguments);
        told(surroundings, packs);
        var rules =
                HostRules.of(packs.packs().stream().map(RulePacks.Loaded::pack).toList(), LIMITS);
        rules.refusals().forEach(refusal -> surroundings.complain(refusal.message()));
        var request =
                new DetectRun.Request(
                        rules, formats, options.kind(formats), options.clock(), options.lanes());
        var output = new DetectOutput(surroundings, options.format(), options.least());
        return output.run(request, logs);
    }

    /// What will not look, before anything is looked at.
    private static void told(Surroundings surroundings, RulePacks packs) {
        int refused = packs.refusals().size();
        int waiting = packs.waiting().size();
        if (refused + waiting > 0) {
            surroundings.complain(
                    "%d rules are refused and %d wait for placeholders: noonmark rules check says why"
                            .formatted(refused, waiting));
        }
        if (packs.rules().isEmpty()) {
            surroundings.complain("no rule is in force: nothing can be found");
        }
    }
}
