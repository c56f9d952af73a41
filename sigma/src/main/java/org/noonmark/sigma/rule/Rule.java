package org.noonmark.sigma.rule;

/// A document of a pack that can lead to findings.
public sealed interface Rule permits DetectionRule, CorrelationRule {
    RuleHeader header();
}
