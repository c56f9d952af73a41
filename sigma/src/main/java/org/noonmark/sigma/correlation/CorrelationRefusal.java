package org.noonmark.sigma.correlation;

import org.noonmark.sigma.rule.CorrelationRule;

/// A correlation rule that cannot run.
///
/// @param message for people: what is wrong and what would help
public record CorrelationRefusal(CorrelationRule rule, String message) {}
