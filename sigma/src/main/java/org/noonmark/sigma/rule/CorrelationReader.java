package org.noonmark.sigma.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.ScalarKind;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads correlation rules (correlation specification, "Correlation section").
final class CorrelationReader {
    private static final int MOST_RULES = 1_000;

    private final RuleProblems problems;
    private final Fields document;

    CorrelationReader(RuleProblems problems, Fields document) {
        this.problems = problems;
        this.document = document;
    }

    Optional<Draft> read() {
        var header = new HeaderReader(problems, document).read();
        if (!(document.get("correlation") instanceof Fields section)) {
            problems.refuse(document, Reason.WRONG_SHAPE, "correlation takes a map");
            return Optional.empty();
        }
        var type = type(section);
        var timespan = timespan(section);
        var rules = texts(section, "rules");
        var groupBy = texts(section, "group-by");
        var aliases = aliases(section, rules);
        if (type.isEmpty() || timespan.isEmpty()) {
            return Optional.empty();
        }
        var conditions = new CorrelationConditionReader(problems, section, type.get());
        var condition = conditions.read(rules);
        var all = rules.isEmpty() ? conditions.named() : rules;
        check(section, all);
        if (condition.isEmpty() || problems.isRefused()) {
            return Optional.empty();
        }
        return Optional.of(
                new Draft.Correlating(
                        new CorrelationRule(
                                header,
                                type.get(),
                                all,
                                groupBy,
                                timespan.get(),
                                condition.get(),
                                aliases,
                                generates(section))));
    }

    private void check(Fields section, List<String> rules) {
        if (rules.isEmpty()) {
            refuse(section, "a correlation needs rules: a list of ids or names");
        }
        if (rules.size() > MOST_RULES) {
            problems.refuse(section, Reason.TOO_LARGE, "more than " + MOST_RULES + " rules");
        } else if (rules.stream().distinct().count() < rules.size()) {
            refuse(section, "a rule occurs twice in rules");
        }
    }

    private Optional<CorrelationRule.Type> type(Fields section) {
        var written = section.get("type") instanceof Scalar scalar ? scalar.text() : "";
        for (var type : CorrelationRule.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(written)) {
                return Optional.of(type);
            }
        }
        refuse(
                orSection(section, "type"),
                "\""
                        + written
                        + "\" is no type of correlation: event_count, value_count, value_sum,"
                        + " value_avg, value_median, value_percentile, temporal, temporal_ordered");
        return Optional.empty();
    }

    private Optional<Duration> timespan(Fields section) {
        var written = section.get("timespan") instanceof Scalar scalar ? scalar.text() : "";
        var timespan = Timespans.parse(written);
        if (timespan.isEmpty()) {
            refuse(
                    orSection(section, "timespan"),
                    "timespan takes a number above 0 and s, m, h, d or w, like 90m, not \""
                            + written
                            + "\"");
        }
        return timespan;
    }

    private static YamlNode orSection(Fields section, String key) {
        var node = section.get(key);
        return node == null ? section : node;
    }

    private List<String> texts(Fields section, String key) {
        var node = section.get(key);
        if (node == null || YamlNode.isAbsent(node)) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var one : node instanceof Items items ? items.nodes() : List.of(node)) {
            if (one instanceof Scalar scalar && !scalar.isNull()) {
                texts.add(scalar.text());
            } else {
                refuse(one, key + " of a correlation takes a list of texts");
            }
        }
        return List.copyOf(texts);
    }

    private Map<String, Map<String, String>> aliases(Fields section, List<String> rules) {
        var aliases = new LinkedHashMap<String, Map<String, String>>();
        var node = section.get("aliases");
        if (node instanceof Fields written) {
            for (var alias : written.list()) {
                aliases.put(alias.key().text(), alias(alias, rules));
            }
        } else if (node != null && !(node instanceof Scalar scalar && scalar.isNull())) {
            refuse(node, "aliases takes a map of alias to rule and field");
        }
        return aliases;
    }

    private Map<String, String> alias(YamlNode.Field alias, List<String> rules) {
        var fields = new LinkedHashMap<String, String>();
        if (!(alias.value() instanceof Fields written)) {
            refuse(
                    alias.value(),
                    "the alias " + alias.key().text() + " takes a map of rule to field");
            return fields;
        }
        for (var field : written.list()) {
            var rule = field.key().text();
            if (!(field.value() instanceof Scalar name) || name.isNull()) {
                refuse(field.value(), "an alias takes the name of one field for each rule");
            } else if (!rules.isEmpty() && !rules.contains(rule)) {
                refuse(
                        field.key(),
                        "the alias speaks of \"" + rule + "\", which rules does not name");
            } else {
                fields.put(rule, name.text());
            }
        }
        return fields;
    }

    private boolean generates(Fields section) {
        return isTrue(section.get("generate")) || isTrue(document.get("generate"));
    }

    private static boolean isTrue(@Nullable YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() == ScalarKind.TRUE;
    }

    private void refuse(YamlNode where, String text) {
        problems.refuse(where, Reason.CORRELATION, text);
    }
}
