package org.noonmark.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.guard.RulePacks;
import org.noonmark.app.guard.RuleReport;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark rules`: the care of rules.
final class RulesCommand {
    private RulesCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.group("rules", "Check Sigma rules, list them, test them, explain them.")
                .addSubcommand("check", check(surroundings))
                .addSubcommand("list", list(surroundings))
                .addSubcommand("test", RuleTestCommand.spec(surroundings))
                .addSubcommand("explain", RuleExplainCommand.spec(surroundings));
    }

    private static CommandSpec check(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "check",
                        "Say which rules load, which are refused and why.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "rules",
                                        () -> check(surroundings, arguments)));
        options().forEach(spec::addOption);
        return spec.addOption(
                        OptionSpec.builder("--warnings")
                                .description("Print what is odd in rules that load, too.")
                                .build())
                .addOption(CommandTree.jsonOption());
    }

    private static CommandSpec list(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "list",
                        "List the rules that load, with the log source that each needs.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "rules",
                                        () -> list(surroundings, arguments)));
        options().forEach(spec::addOption);
        return spec.addOption(CommandTree.jsonOption());
    }

    /// What names rules.
    static List<OptionSpec> options() {
        return List.of(
                OptionSpec.builder("--rules")
                        .paramLabel("FOLDER|ZIP|FILE")
                        .type(List.class)
                        .auxiliaryTypes(Path.class)
                        .description(
                                "A pack of Sigma rules; may be given several times. Without one:"
                                        + " the rules of this release.")
                        .build(),
                OptionSpec.builder("--settings")
                        .paramLabel("FILE")
                        .type(Path.class)
                        .description("Values of placeholders and names of fields, in TOML.")
                        .build());
    }

    /// The packs that the options name.
    static RulePacks packs(ParseResult arguments) throws CommandFailure {
        List<Path> rules = arguments.matchedOptionValue("--rules", new ArrayList<Path>());
        return RulePacks.read(
                rules,
                rules.isEmpty(),
                Optional.ofNullable(arguments.matchedOptionValue("--settings", (Path) null)));
    }

    private static int check(Surroundings surroundings, ParseResult arguments)
            throws CommandFailure {
        var report = RuleReport.of(packs(arguments));
        surroundings.print(
                arguments.hasMatchedOption("--json")
                        ? JsonText.of(report)
                        : report.text(arguments.hasMatchedOption("--warnings")));
        return report.isWhole() ? ExitCode.GOOD : ExitCode.DEGRADED;
    }

    private static int list(Surroundings surroundings, ParseResult arguments)
            throws CommandFailure {
        var packs = packs(arguments);
        surroundings.print(
                arguments.hasMatchedOption("--json")
                        ? JsonText.of(RuleReport.rows(packs.rules()))
                        : RuleReport.table(packs.rules()));
        return ExitCode.GOOD;
    }
}
