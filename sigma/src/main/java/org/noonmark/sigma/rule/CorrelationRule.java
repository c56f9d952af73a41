package org.noonmark.sigma.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A rule about several events within a time span.
///
/// @param rules the rules it refers to, by id or name as written, in order; detection rules or
///   other correlations
/// @param groupBy fields or aliases that have the same value in all members
/// @param aliases alias to (rule as written in `rules` to field)
/// @param generates also the single rules lead to findings of their own
public record CorrelationRule(
        RuleHeader header,
        Type type,
        List<String> rules,
        List<String> groupBy,
        Duration timespan,
        CorrelationCondition condition,
        Map<String, Map<String, String>> aliases,
        boolean generates)
        implements Rule {
    /// What is counted or ordered.
    public enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        TEMPORAL,
        TEMPORAL_ORDERED,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_PERCENTILE,
        VALUE_MEDIAN
    }
}
