package org.noonmark.sigma.correlation;

/// What took part in a finding.
///
/// @param ruleId the rule that it matched, or that found it
public record Member(String ruleId, Occurrence occurrence) {}
