package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.CorrelationCondition;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;
import org.noonmark.sigma.rule.CorrelationCondition.Expression;
import org.noonmark.sigma.rule.CorrelationCondition.Operator;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Origin;
import org.noonmark.sigma.rule.RuleHeader;

/// Rules in one line: `name type rules=a,b by=user span=60s gte=3 field=x condition=a_and_not_b`.
final class TestRules {
    private static final List<String> OPERATORS = List.of("gt", "gte", "lt", "lte", "eq", "neq");

    private TestRules() {}

    static RuleHeader header(String name) {
        return header(name, "test.yml");
    }

    static RuleHeader header(String name, String file) {
        return new RuleHeader(
                new Origin(file, 1),
                "id-" + name,
                name,
                name,
                "",
                "",
                "",
                Level.MEDIUM,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    static DetectionRule detection(String name) {
        return new DetectionRule(
                header(name), LogSource.ANY, Map.of(), new Condition.AllOf(List.of()), List.of());
    }

    static CorrelationRule correlation(String line) {
        var words = line.trim().split(" +", -1);
        var options = new HashMap<String, String>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            options.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new CorrelationRule(
                header(words[0]),
                CorrelationRule.Type.valueOf(words[1].toUpperCase(Locale.ROOT)),
                list(options, "rules"),
                list(options, "by"),
                Duration.parse("PT" + options.getOrDefault("span", "10s").toUpperCase(Locale.ROOT)),
                condition(options),
                aliases(list(options, "alias")),
                options.containsKey("generate"));
    }

    private static CorrelationCondition condition(Map<String, String> options) {
        var expression = options.get("condition");
        if (expression != null) {
            return new Expression(new ExpressionText(expression.replace('_', ' ')).parse());
        }
        var bounds = new ArrayList<Bound>();
        for (var operator : OPERATORS) {
            var value = options.get(operator);
            if (value != null) {
                bounds.add(
                        new Bound(
                                Operator.valueOf(operator.toUpperCase(Locale.ROOT)),
                                new BigDecimal(value)));
            }
        }
        int percentile = Integer.parseInt(options.getOrDefault("percentile", "50"));
        return new Threshold(bounds, list(options, "field"), percentile);
    }

    private static List<String> list(Map<String, String> options, String name) {
        var text = options.getOrDefault(name, "");
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /// `who:a:user,who:b:account`: alias, rule, field.
    private static Map<String, Map<String, String>> aliases(List<String> texts) {
        var aliases = new LinkedHashMap<String, Map<String, String>>();
        for (var text : texts) {
            var parts = text.split(":", -1);
            aliases.computeIfAbsent(parts[0], _ -> new HashMap<>()).put(parts[1], parts[2]);
        }
        return aliases;
    }
}
