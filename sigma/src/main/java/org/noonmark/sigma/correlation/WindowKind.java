package org.noonmark.sigma.correlation;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.noonmark.sigma.rule.CorrelationCondition.Expression;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;

/// Which window a rule needs.
final class WindowKind {
    private WindowKind() {}

    /// @param names how the rule's inputs are called in expressions
    static Supplier<Window> of(CorrelationRule rule, InputNames names) {
        long span = Times.span(rule.timespan());
        int inputs = rule.rules().size();
        return switch (rule.condition()) {
            case Expression(var expression) -> ofExpression(rule, names.compile(expression), span);
            case Threshold threshold -> {
                var bounds = new Bounds(threshold.bounds());
                if (rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED) {
                    var order = IntStream.range(0, inputs).boxed().toList();
                    yield () -> new SequenceWindow(span, order, 0);
                }
                yield bounds.isRising()
                        ? () -> new SlidingWindow(span, figure(rule, threshold, bounds))
                        : () -> new SpanWindow(span, figure(rule, threshold, bounds));
            }
        };
    }

    private static Supplier<Window> ofExpression(
            CorrelationRule rule, InputNames.Compiled expression, long span) {
        int inputs = rule.rules().size();
        long negated = expression.negated();
        if (rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED) {
            List<Integer> order =
                    IntStream.range(0, inputs)
                            .filter(input -> (expression.plain() & (1L << input)) != 0)
                            .boxed()
                            .toList();
            return () -> new SequenceWindow(span, order, negated);
        }
        return negated == 0
                ? () ->
                        new SlidingWindow(
                                span, new PresenceFigure(expression.presence(), false, inputs))
                : () -> new AbsenceWindow(span, expression.presence(), negated, inputs);
    }

    private static Figure figure(CorrelationRule rule, Threshold threshold, Bounds bounds) {
        int inputs = rule.rules().size();
        return switch (rule.type()) {
            case EVENT_COUNT -> new CountFigure(bounds);
            case VALUE_COUNT -> new DistinctFigure(bounds);
            case VALUE_SUM -> new SumFigure(bounds, false);
            case VALUE_AVG -> new SumFigure(bounds, true);
            case VALUE_PERCENTILE -> new RankFigure(bounds, threshold.percentile());
            case VALUE_MEDIAN -> new RankFigure(bounds, 50);
            case TEMPORAL, TEMPORAL_ORDERED ->
                    new PresenceFigure(
                            threshold.bounds().isEmpty()
                                    ? present -> Long.bitCount(present) == inputs
                                    : present -> bounds.holds(Long.bitCount(present)),
                            true,
                            inputs);
        };
    }
}
