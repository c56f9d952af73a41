package org.noonmark.sigma.correlation;

import java.util.Optional;
import org.noonmark.sigma.rule.CorrelationCondition.Expression;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;

/// What makes a correlation rule impossible to run, besides its references.
final class PlanCheck {
    private PlanCheck() {}

    static Optional<String> problem(Step step, CorrelationLimits limits) {
        var rule = step.rule();
        if (rule.timespan().isNegative() || rule.timespan().isZero()) {
            return Optional.of("timespan must be longer than nothing");
        }
        for (var alias : rule.aliases().keySet()) {
            for (int i = 0; i < step.inputs().size(); i++) {
                if (isUsed(rule, alias) && !step.inputs().get(i).aliases().containsKey(alias)) {
                    return Optional.of(
                            "alias '%s' names no field for rule '%s'"
                                    .formatted(alias, rule.rules().get(i)));
                }
            }
        }
        return switch (rule.condition()) {
            case Threshold threshold -> threshold(rule, threshold, limits);
            case Expression expression -> expression(step, expression);
        };
    }

    private static boolean isUsed(CorrelationRule rule, String alias) {
        return rule.groupBy().contains(alias)
                || CorrelationOperator.valueFields(rule).contains(alias);
    }

    private static Optional<String> threshold(
            CorrelationRule rule, Threshold threshold, CorrelationLimits limits) {
        boolean isTemporal = isTemporal(rule.type());
        if (threshold.bounds().isEmpty() && !isTemporal) {
            return Optional.of("condition states no bound (gt, gte, lt, lte, eq, neq)");
        }
        var least = new Bounds(threshold.bounds()).least();
        return switch (rule.type()) {
            case EVENT_COUNT ->
                    least > limits.membersOfKey() ? unreachable(least, limits) : Optional.empty();
            case VALUE_COUNT ->
                    threshold.fields().isEmpty()
                            ? noField()
                            : least > limits.membersOfKey()
                                    ? unreachable(least, limits)
                                    : Optional.empty();
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                    threshold.fields().isEmpty()
                            ? noField()
                            : threshold.percentile() < 0 || threshold.percentile() > 100
                                    ? Optional.of("percentile must be 0 to 100")
                                    : Optional.empty();
            case TEMPORAL -> Optional.empty();
            case TEMPORAL_ORDERED ->
                    threshold.bounds().isEmpty()
                                    || (new Bounds(threshold.bounds()).isRising()
                                            && least == rule.rules().size())
                            ? Optional.empty()
                            : Optional.of(
                                    "temporal_ordered asks for all its rules; a condition can only say so"
                                            + " (gte: "
                                            + rule.rules().size()
                                            + ")");
        };
    }

    private static Optional<String> noField() {
        return Optional.of("condition names no field");
    }

    private static Optional<String> unreachable(long least, CorrelationLimits limits) {
        return Optional.of(
                "needs %d matches of one group, and at most %d are kept"
                        .formatted(least, limits.membersOfKey()));
    }

    private static boolean isTemporal(CorrelationRule.Type type) {
        return type == CorrelationRule.Type.TEMPORAL
                || type == CorrelationRule.Type.TEMPORAL_ORDERED;
    }

    private static Optional<String> expression(Step step, Expression expression) {
        if (!isTemporal(step.rule().type())) {
            return Optional.of("an expression over rules is for temporal and temporal_ordered");
        }
        InputNames.Compiled compiled;
        try {
            compiled = InputResolver.names(step).compile(expression.expression());
        } catch (IllegalArgumentException unknown) {
            return Optional.of("condition: " + unknown.getMessage());
        }
        if (compiled.presence().holds(0)) {
            return Optional.of("condition holds when nothing happens; name a rule that must match");
        }
        if ((compiled.plain() & compiled.negated()) != 0) {
            return Optional.of(
                    "condition has a rule both negated and not; write two correlations instead");
        }
        if (step.rule().type() == CorrelationRule.Type.TEMPORAL_ORDERED
                && !InputNames.isConjunction(expression.expression())) {
            return Optional.of(
                    "temporal_ordered takes names, negated names and 'and'; an order of 'or' is not defined");
        }
        return Optional.empty();
    }

    /// Inputs whose matches can matter.
    static long relevantInputs(Step step) {
        if (step.rule().condition() instanceof Expression(var expression)) {
            var compiled = InputResolver.names(step).compile(expression);
            return compiled.plain() | compiled.negated();
        }
        return -1;
    }
}
