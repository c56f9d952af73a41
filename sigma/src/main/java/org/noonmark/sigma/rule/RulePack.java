package org.noonmark.sigma.rule;

import java.util.List;
import java.util.stream.Stream;

/// What a folder or archive of rule files holds, ready to be compiled.
///
/// Every document of the files is in exactly one of: [#rules], [#waiting], [#refusals], or is a
/// filter that was applied. No text, however spoilt, leads to an exception, and a rule that is
/// refused does not touch any other, except correlations that refer to it.
public final class RulePack {
    private final String name;
    private final List<Rule> rules;
    private final List<WaitingRule> waiting;
    private final List<Refusal> refusals;
    private final List<RuleWarning> warnings;

    RulePack(String name, PackLinker linked) {
        this.name = name;
        this.rules = List.copyOf(linked.rules);
        this.waiting = List.copyOf(linked.waiting);
        this.refusals = List.copyOf(linked.refusals);
        this.warnings = List.copyOf(linked.warnings);
    }

    /// Reads files. Each is read by itself, so a parallel stream uses several threads; the result
    /// is the same, in the order of the stream.
    public static RulePack read(String name, Stream<RuleText> texts, RuleSettings settings) {
        var files = texts.map(text -> RuleFile.read(text, settings)).toList();
        return new RulePack(name, new PackLinker(files, settings));
    }

    public String name() {
        return name;
    }

    /// What can find something: detection rules with their filters applied, and correlations.
    public List<Rule> rules() {
        return rules;
    }

    public List<DetectionRule> detectionRules() {
        return rules.stream()
                .filter(DetectionRule.class::isInstance)
                .map(DetectionRule.class::cast)
                .toList();
    }

    public List<CorrelationRule> correlationRules() {
        return rules.stream()
                .filter(CorrelationRule.class::isInstance)
                .map(CorrelationRule.class::cast)
                .toList();
    }

    /// What loads and needs values of placeholders first.
    public List<WaitingRule> waiting() {
        return waiting;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    public List<RuleWarning> warnings() {
        return warnings;
    }
}
