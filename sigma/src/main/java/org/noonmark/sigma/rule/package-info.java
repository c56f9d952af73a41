/// Rules as values: what a pack of YAML files states, after modifiers are applied and names are
/// resolved.
///
/// Does not belong here: how rules are matched (`match`) or correlated (`correlation`). Text from
/// outside never leads to an exception: a document is a [Rule] or is refused with a place and a
/// reason.
///
/// Read first: [RulePack], [DetectionRule], [Detection], [ValueTest]; inside: `RuleReader`.
///
/// Specification: Sigma 2.1.0, rules, modifiers, correlations and filters.
///
/// Threading: everything here is immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma.rule;
