package org.noonmark.sigma.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the rules ask of one kind of event, as tables. Immutable.
final class Route {
    private final List<RuleView> rules;
    private final Node[] conditions;
    private final NameTable names;
    private final FieldPlan[] plans;
    private final @Nullable FieldPlan keywords;
    private final List<DeferredTest> deferred;
    private final Triggers triggers;

    /// Puts a route together.
    ///
    /// @param conditions one for each of `rules`
    /// @param fields one for each of `plans`
    Route(
            List<RuleView> rules,
            List<Node> conditions,
            List<String> fields,
            List<FieldPlan> plans,
            @Nullable FieldPlan keywords,
            List<DeferredTest> deferred,
            Triggers triggers) {
        this.rules = List.copyOf(rules);
        this.conditions = conditions.toArray(Node[]::new);
        this.names = new NameTable(fields);
        this.plans = plans.toArray(FieldPlan[]::new);
        this.keywords = keywords;
        this.deferred = List.copyOf(deferred);
        this.triggers = triggers;
    }

    List<RuleView> rules() {
        return rules;
    }

    RuleView rule(int number) {
        return rules.get(number);
    }

    Node condition(int rule) {
        return conditions[rule];
    }

    /// The number of a field's plan; -1 when no rule asks for the field.
    int planOf(String eventField) {
        return names.of(eventField);
    }

    int planCount() {
        return plans.length;
    }

    FieldPlan plan(int number) {
        return plans[number];
    }

    /// What is looked for in the text and in every value; null when there are no keywords.
    @Nullable FieldPlan keywords() {
        return keywords;
    }

    int deferredCount() {
        return deferred.size();
    }

    DeferredTest deferred(int number) {
        return deferred.get(number);
    }

    Triggers triggers() {
        return triggers;
    }

    CompiledSize size() {
        long states = keywords == null ? 0 : keywords.states();
        long bytes = triggers.bytes() + (keywords == null ? 0 : keywords.bytes());
        for (var plan : plans) {
            states += plan.states();
            bytes += plan.bytes();
        }
        return new CompiledSize(
                1, rules.size(), triggers.atomCount(), deferred.size(), states, bytes);
    }
}
