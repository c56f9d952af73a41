package org.noonmark.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.guard.RulePacks;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.HostRules;
import org.noonmark.guard.rules.RuleTrial;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.correlation.CorrelationLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark rules test`: rules against the events that their authors gave them.
final class RuleTestCommand {
    private RuleTestCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "test",
                        "Hold rules to their own test events: those written in the rule (tests) and"
                                + " those recorded beside it (regression_tests_path).",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings, "rules", () -> run(surroundings, arguments)));
        RulesCommand.options().forEach(spec::addOption);
        return spec.addOption(
                        OptionSpec.builder("--root")
                                .paramLabel("FOLDER")
                                .type(List.class)
                                .auxiliaryTypes(Path.class)
                                .description(
                                        "Where recorded events lie; the folders of --rules unless"
                                                + " said.")
                                .build())
                .addOption(CommandTree.jsonOption());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        List<Path> rules = arguments.matchedOptionValue("--rules", new ArrayList<Path>());
        List<Path> roots =
                arguments.matchedOptionValue(
                        "--root",
                        new ArrayList<>(rules.stream().filter(Files::isDirectory).toList()));
        var packs = RulesCommand.packs(arguments);
        var read = packs.packs().stream().map(RulePacks.Loaded::pack).toList();
        var inForce = HostRules.of(read, CorrelationLimits.DEFAULT);
        var trial = new RuleTrial(new LogFormats(LogSource.ANY), inForce, roots);
        var outcomes = new ArrayList<RuleTrial.Outcome>();
        int without = 0;
        for (var rule : packs.rules()) {
            var each = trial.of(rule);
            without += each.isEmpty() ? 1 : 0;
            outcomes.addAll(each);
        }
        if (arguments.hasMatchedOption("--json")) {
            surroundings.print(JsonText.of(outcomes));
        } else {
            surroundings.print(text(packs.rules().size(), without, outcomes));
        }
        return outcomes.stream().allMatch(RuleTrial.Outcome::isPassed)
                ? ExitCode.GOOD
                : outcomes.stream().anyMatch(RuleTrial.Outcome::isFailed)
                        ? ExitCode.FAILED
                        : ExitCode.DEGRADED;
    }

    private static String text(int rules, int without, List<RuleTrial.Outcome> outcomes) {
        var text = new StringBuilder();
        long failed = outcomes.stream().filter(RuleTrial.Outcome::isFailed).count();
        long passed = outcomes.stream().filter(RuleTrial.Outcome::isPassed).count();
        for (var outcome : outcomes) {
            if (!outcome.isPassed()) {
                text.append(outcome.isFailed() ? "failed    " : "not made  ");
                text.append(outcome.text()).append('\n');
            }
        }
        return text.append(
                        "%d rules: %d tests passed, %d failed, %d could not be made; %d rules have no tests%n"
                                .formatted(
                                        rules,
                                        passed,
                                        failed,
                                        outcomes.size() - passed - failed,
                                        without))
                .toString();
    }
}
