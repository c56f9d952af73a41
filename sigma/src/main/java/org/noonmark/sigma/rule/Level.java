package org.noonmark.sigma.rule;

/// How much a finding of a rule asks for, least first; [#UNSTATED] when the rule says nothing.
public enum Level {
    UNSTATED,
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
