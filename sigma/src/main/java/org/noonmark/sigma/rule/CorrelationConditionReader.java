package org.noonmark.sigma.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;
import org.noonmark.sigma.rule.CorrelationCondition.Operator;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads when a correlation has found something: bounds of a figure, or an expression over rules.
final class CorrelationConditionReader {
    private static final int MEDIAN = 50;

    private final RuleProblems problems;
    private final Fields section;
    private final CorrelationRule.Type type;
    private final Set<String> named = new LinkedHashSet<>();

    CorrelationConditionReader(RuleProblems problems, Fields section, CorrelationRule.Type type) {
        this.problems = problems;
        this.section = section;
        this.type = type;
    }

    /// The rules that an expression names.
    List<String> named() {
        return List.copyOf(named);
    }

    /// @param rules what the correlation refers to; when it is empty an expression may name any
    Optional<CorrelationCondition> read(List<String> rules) {
        var node = section.get("condition");
        if (node instanceof Fields bounds) {
            return threshold(bounds);
        }
        if (node instanceof Scalar text && !text.isNull()) {
            return expression(text, rules);
        }
        if (node == null && isTemporal()) {
            var all = new Bound(Operator.GTE, BigDecimal.valueOf(rules.size()));
            return Optional.of(new CorrelationCondition.Threshold(List.of(all), List.of(), MEDIAN));
        }
        refuse(node == null ? section : node, "a correlation of this type needs a condition");
        return Optional.empty();
    }

    private boolean isTemporal() {
        return type == CorrelationRule.Type.TEMPORAL
                || type == CorrelationRule.Type.TEMPORAL_ORDERED;
    }

    private Optional<CorrelationCondition> threshold(Fields written) {
        var bounds = new ArrayList<Bound>();
        List<String> fields = List.of();
        int percentile = MEDIAN;
        for (var field : written.list()) {
            switch (field.key().text()) {
                case "field" -> fields = fields(field.value());
                case "percentile" -> percentile = percentile(field.value());
                default -> bound(field).ifPresent(bounds::add);
            }
        }
        if (bounds.isEmpty()) {
            refuse(written, "the condition needs a bound: gt, gte, lt, lte, eq or neq");
        }
        checkFields(written, fields);
        return problems.isRefused()
                ? Optional.empty()
                : Optional.of(
                        new CorrelationCondition.Threshold(
                                List.copyOf(bounds), fields, percentile));
    }

    private void checkFields(Fields written, List<String> fields) {
        switch (type) {
            case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> {
                if (!fields.isEmpty()) {
                    problems.warn(
                            written,
                            RuleWarning.Kind.ATTRIBUTE,
                            "field says nothing where events or rules are counted");
                }
            }
            case VALUE_COUNT -> {
                if (fields.isEmpty()) {
                    refuse(written, "value_count needs a field whose values are counted");
                }
            }
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> {
                if (fields.size() != 1) {
                    refuse(written, "this type needs one field whose values are numbers");
                }
            }
        }
    }

    private List<String> fields(YamlNode node) {
        var fields = new ArrayList<String>();
        for (var one : node instanceof Items items ? items.nodes() : List.of(node)) {
            if (one instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isEmpty()) {
                fields.add(scalar.text());
            } else {
                refuse(one, "field takes the name of a field, or a list of them");
            }
        }
        return List.copyOf(fields);
    }

    private int percentile(YamlNode node) {
        var number =
                node instanceof Scalar scalar ? Numbers.of(scalar) : Optional.<BigDecimal>empty();
        if (number.isEmpty()
                || number.get().stripTrailingZeros().scale() > 0
                || number.get().signum() < 0
                || number.get().compareTo(BigDecimal.valueOf(100)) > 0) {
            refuse(node, "percentile takes a whole number from 0 to 100");
            return MEDIAN;
        }
        return number.get().intValueExact();
    }

    private Optional<Bound> bound(YamlNode.Field field) {
        var key = field.key().text();
        for (var operator : Operator.values()) {
            if (operator.name().toLowerCase(Locale.ROOT).equals(key)) {
                var number =
                        field.value() instanceof Scalar scalar
                                ? Numbers.of(scalar)
                                : Optional.<BigDecimal>empty();
                if (number.isEmpty()) {
                    refuse(field.value(), key + " takes a number");
                }
                return number.map(value -> new Bound(operator, value));
            }
        }
        refuse(
                field.key(),
                "\""
                        + key
                        + "\" is not in a condition: gt, gte, lt, lte, eq, neq, field, percentile");
        return Optional.empty();
    }

    private Optional<CorrelationCondition> expression(Scalar text, List<String> rules) {
        if (!isTemporal()) {
            refuse(text, "an expression over rules needs the type temporal or temporal_ordered");
            return Optional.empty();
        }
        try {
            var names = rules.isEmpty() ? words(text.text()) : rules;
            var expression = ConditionParser.parse(text.text(), names, _ -> {});
            collect(expression);
            if (holdsForNothing(expression)) {
                refuse(text, "the condition would hold without any event: name a rule that occurs");
            }
            return Optional.of(new CorrelationCondition.Expression(expression));
        } catch (ConditionParser.Unreadable unreadable) {
            problems.refuse(text, Reason.CONDITION, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private static List<String> words(String text) {
        return List.of(text.replace('(', ' ').replace(')', ' ').strip().split("\\s+"));
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.AllOf(var parts) -> parts.forEach(this::collect);
            case Condition.AnyOf(var parts) -> parts.forEach(this::collect);
            case Condition.Not(var part) -> collect(part);
            case Condition.Named(var name) -> named.add(name);
        }
    }

    private static boolean holdsForNothing(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                    parts.stream().allMatch(CorrelationConditionReader::holdsForNothing);
            case Condition.AnyOf(var parts) ->
                    parts.stream().anyMatch(CorrelationConditionReader::holdsForNothing);
            case Condition.Not(var part) -> !holdsForNothing(part);
            case Condition.Named _ -> false;
        };
    }

    private void refuse(YamlNode where, String text) {
        problems.refuse(where, Reason.CORRELATION, text);
    }
}
