package org.noonmark.sigma.rule;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.noonmark.sigma.rule.Detection.FieldTest;

/// What a rule reads, and an estimate of what it costs.
///
/// @param fields that it looks at, as events call them, in order; references to fields among them
/// @param tests of values, after all expansions
/// @param expressions how many of them are regular expressions
/// @param keywords how many of them look through the whole event
/// @param hasRequiredText true when every event that matches holds one of a few texts of at least
///   [#LEAST_REQUIRED] characters: the engine looks at such a rule only when it has seen one
public record RuleProfile(
        List<String> fields, int tests, int expressions, int keywords, boolean hasRequiredText) {
    /// Shorter texts are in too many events to be worth looking for.
    public static final int LEAST_REQUIRED = 3;

    public RuleProfile {
        fields = List.copyOf(fields);
    }

    /// What `rule` reads and costs.
    public static RuleProfile of(DetectionRule rule) {
        var counter = new Counter();
        rule.detections().values().forEach(counter::add);
        return new RuleProfile(
                List.copyOf(counter.fields),
                counter.tests,
                counter.expressions,
                counter.keywords,
                requires(rule, rule.condition()));
    }

    /// For people: `cheap`, `medium` or `dear` for each event that reaches the rule.
    public String cost() {
        if (hasRequiredText && expressions == 0) {
            return "cheap";
        }
        return expressions == 0 || hasRequiredText ? "medium" : "dear";
    }

    private static final class Counter {
        private final Set<String> fields = new TreeSet<>();
        private int tests;
        private int expressions;
        private int keywords;

        private void add(Detection detection) {
            switch (detection) {
                case Detection.AllOf(var parts) -> parts.forEach(this::add);
                case Detection.AnyOf(var parts) -> parts.forEach(this::add);
                case FieldTest test -> add(test);
            }
        }

        private void add(FieldTest test) {
            tests += test.values().size();
            if (test.isKeyword()) {
                keywords += test.values().size();
            } else {
                fields.add(test.field());
            }
            for (var value : test.values()) {
                expressions += value instanceof ValueTest.Regex ? 1 : 0;
                if (value instanceof ValueTest.FieldReference reference) {
                    fields.add(reference.field());
                }
            }
        }
    }

    private static boolean requires(DetectionRule rule, Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                    parts.stream().anyMatch(part -> requires(rule, part));
            case Condition.AnyOf(var parts) ->
                    !parts.isEmpty() && parts.stream().allMatch(part -> requires(rule, part));
            case Condition.Not _ -> false;
            case Condition.Named(var name) -> {
                var detection = rule.detections().get(name);
                yield detection != null && requires(detection);
            }
        };
    }

    private static boolean requires(Detection detection) {
        return switch (detection) {
            case Detection.AllOf(var parts) -> parts.stream().anyMatch(RuleProfile::requires);
            case Detection.AnyOf(var parts) -> all(parts, RuleProfile::requires);
            case FieldTest test when test.isNegated() -> false;
            case FieldTest test ->
                    test.isAll()
                            ? test.values().stream().anyMatch(RuleProfile::requires)
                            : all(test.values(), RuleProfile::requires);
        };
    }

    private static <T> boolean all(Collection<T> parts, Predicate<T> isRequiring) {
        return !parts.isEmpty() && parts.stream().allMatch(isRequiring);
    }

    private static boolean requires(ValueTest test) {
        return test instanceof ValueTest.Text(var pattern, _)
                && pattern.parts().stream()
                        .anyMatch(part ->
                                part instanceof TextPattern.Literal(var text)
                                        && text.length() >= LEAST_REQUIRED);
    }
}
