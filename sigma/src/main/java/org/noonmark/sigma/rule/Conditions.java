package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads the attribute `condition` of rules and filters: a condition, or a list of which one holds.
final class Conditions {
    /// Each may stand for thousands of names.
    private static final int MOST_CONDITIONS = 100;

    private final RuleProblems problems;
    private final List<String> names;

    Conditions(RuleProblems problems, List<String> names) {
        this.problems = problems;
        this.names = names;
    }

    /// The condition; empty when it is refused.
    Optional<Condition> read(YamlNode node) {
        var parts = new ArrayList<Condition>();
        if (node instanceof Items list && list.nodes().size() > MOST_CONDITIONS) {
            problems.refuse(node, Reason.TOO_LARGE, "more than " + MOST_CONDITIONS + " conditions");
            return Optional.empty();
        }
        for (var one : node instanceof Items list ? list.nodes() : List.of(node)) {
            if (one instanceof Scalar text && !text.isNull()) {
                parse(text).ifPresent(parts::add);
            } else {
                problems.refuse(one, Reason.WRONG_SHAPE, "a condition has to be a text");
            }
        }
        if (parts.isEmpty()) {
            if (!problems.isRefused()) {
                problems.refuse(node, Reason.MISSING, "the list of conditions is empty");
            }
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 1 ? parts.getFirst() : new Condition.AnyOf(List.copyOf(parts)));
    }

    /// Warns of detections that the condition does not use.
    void warnOfUnused(YamlNode where, Condition condition) {
        var used = new HashSet<String>();
        collect(condition, used);
        names.stream()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        problems.warn(
                                where,
                                RuleWarning.Kind.CONDITION,
                                "the condition does not use the detection " + name));
    }

    private static void collect(Condition condition, Set<String> names) {
        switch (condition) {
            case Condition.AllOf(var parts) -> parts.forEach(part -> collect(part, names));
            case Condition.AnyOf(var parts) -> parts.forEach(part -> collect(part, names));
            case Condition.Not(var part) -> collect(part, names);
            case Condition.Named(var name) -> names.add(name);
        }
    }

    private Optional<Condition> parse(Scalar text) {
        if (refuseLegacy(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ConditionParser.parse(
                            text.text(),
                            names,
                            warning -> problems.warn(text, RuleWarning.Kind.CONDITION, warning)));
        } catch (ConditionParser.Unreadable unreadable) {
            problems.refuse(text, Reason.CONDITION, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private boolean refuseLegacy(Scalar text) {
        var condition = text.text().toLowerCase(Locale.ROOT);
        int pipe = condition.indexOf('|');
        if (pipe >= 0) {
            boolean isNear = condition.substring(pipe + 1).strip().startsWith("near");
            problems.refuse(
                    text,
                    Reason.AGGREGATION,
                    "the condition counts with \""
                            + text.text().substring(pipe)
                            + "\", which Sigma 2 does no more: leave it out, give the rule a name,"
                            + " and write a correlation rule of type "
                            + (isNear ? "temporal" : "event_count, value_count or value_sum")
                            + " that refers to it");
            return true;
        }
        if (condition.contains("->") || condition.contains(" then ") || condition.contains(" > ")) {
            problems.refuse(
                    text,
                    Reason.LEGACY_CONDITION,
                    "the condition is a sentence from before Sigma had correlations: write one rule"
                            + " for each kind of event, and a correlation rule of type temporal or"
                            + " value_count that refers to them");
            return true;
        }
        return false;
    }
}
