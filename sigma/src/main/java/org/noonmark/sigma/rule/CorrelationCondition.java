package org.noonmark.sigma.rule;

import java.math.BigDecimal;
import java.util.List;

/// When a correlation has found something.
public sealed interface CorrelationCondition {
    /// A figure of the window lies within all bounds.
    ///
    /// @param fields whose values are counted or computed; empty where events are counted
    /// @param percentile 0 to 100, for `value_percentile`; 50 when not stated
    record Threshold(List<Bound> bounds, List<String> fields, int percentile)
            implements CorrelationCondition {}

    /// An extended condition over the rules' names: `a and b and not c`.
    record Expression(Condition expression) implements CorrelationCondition {}

    record Bound(Operator operator, BigDecimal value) {}

    enum Operator {
        LT,
        LTE,
        GT,
        GTE,
        EQ,
        NEQ
    }
}
