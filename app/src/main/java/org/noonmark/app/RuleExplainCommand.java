package org.noonmark.app;

import java.util.List;
import java.util.stream.Stream;
import org.noonmark.app.guard.RuleExplanation;
import org.noonmark.app.guard.RulePacks;
import org.noonmark.app.guard.RuleSearch;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark rules explain`: what a rule is, and why it finds an event or does not.
final class RuleExplainCommand {
    private RuleExplainCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "explain",
                        "Say what a rule looks for, what it needs and costs; with a log, why it"
                                + " finds events or does not.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings, "rules", () -> run(surroundings, arguments)));
        RulesCommand.options().forEach(spec::addOption);
        return spec.addOption(
                        OptionSpec.builder("--log")
                                .paramLabel("FILE")
                                .type(String.class)
                                .description(
                                        "Whether the rule's log source is in it, and what it finds.")
                                .build())
                .addOption(
                        OptionSpec.builder("--index")
                                .paramLabel("N")
                                .type(String.class)
                                .description("Explain the event with this index of the log.")
                                .build())
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("RULE")
                                .type(String.class)
                                .arity("1")
                                .required(true)
                                .description("Its id, name or title.")
                                .build());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        String name = arguments.matchedPositionalValue(0, "");
        var packs = RulesCommand.packs(arguments);
        var rules = packs.named(name);
        if (rules.isEmpty()) {
            throw CommandFailure.data(notFound(packs, name));
        }
        for (var rule : rules) {
            surroundings.print(RuleExplanation.text(packs.packOf(rule), rule));
            search(surroundings, arguments, rule);
        }
        return ExitCode.GOOD;
    }

    private static String notFound(RulePacks packs, String name) {
        var why =
                Stream.concat(
                                packs.refusals().stream()
                                        .filter(refusal ->
                                                List.of(refusal.id(), refusal.title())
                                                        .contains(name))
                                        .map(refusal -> "is refused: " + refusal.message()),
                                packs.waiting().stream()
                                        .filter(waiting ->
                                                List.of(
                                                                waiting.header().id(),
                                                                waiting.header().name(),
                                                                waiting.header().title())
                                                        .contains(name))
                                        .map(waiting -> waiting.message()))
                        .findFirst();
        return why.map(text -> name + " " + text)
                .orElse("no rule has the id, name or title \"%s\"".formatted(name));
    }

    private static void search(Surroundings surroundings, ParseResult arguments, Rule rule)
            throws CommandFailure {
        var values = new OptionValues(arguments);
        var log = values.text("--log");
        if (log.isEmpty()) {
            return;
        }
        if (!(rule instanceof DetectionRule single)) {
            throw CommandFailure.usage(
                    "a rule about several events is explained by what noonmark detect finds");
        }
        var search = RuleSearch.of(single, log.get(), index(values));
        surroundings.print(search.text());
    }

    private static long index(OptionValues values) throws CommandFailure {
        var text = values.text("--index").orElse("-1");
        if (!text.matches("-1|[0-9]{1,18}")) {
            throw CommandFailure.usage("--index must be a number: " + text);
        }
        return Long.parseLong(text);
    }
}
