package org.noonmark.guard.host;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.sigma.correlation.CorrelationPlan;
import org.noonmark.sigma.correlation.CorrelationRefusal;
import org.noonmark.sigma.match.CanaryRule;
import org.noonmark.sigma.match.CompiledRules;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RulePack;

/// All rules in force, compiled; immutable, so a host changes from one to another at once.
public final class HostRules {
    private final CompiledRules compiled;
    private final CorrelationPlan plan;
    private final IdentityHashMap<Rule, String> packs = new IdentityHashMap<>();
    private final Map<String, CanaryRule> canaries = new LinkedHashMap<>();

    private HostRules(List<RulePack> packs, CorrelationLimits limits, List<String> withoutCanary) {
        var rules = new ArrayList<DetectionRule>();
        for (var pack : packs) {
            rules.addAll(pack.detectionRules());
            pack.rules().forEach(rule -> this.packs.put(rule, pack.name()));
            var canary = CanaryRule.of(pack.name());
            canaries.put(pack.name(), canary);
            this.packs.put(canary.rule(), pack.name());
            if (!withoutCanary.contains(pack.name())) {
                rules.add(canary.rule());
            }
        }
        this.compiled = CompiledRules.compile(rules);
        this.plan = CorrelationPlan.of(packs, limits);
    }

    /// Compiles packs, each with a canary. Names of packs differ.
    public static HostRules of(List<RulePack> packs, CorrelationLimits limits) {
        return new HostRules(packs, limits, List.of());
    }

    /// As [#of], where some packs do not find their canaries: for tests of what is told then.
    static HostRules withDeadPacks(List<RulePack> packs, List<String> dead) {
        return new HostRules(packs, CorrelationLimits.DEFAULT, dead);
    }

    /// Correlations that cannot run, beside what reading the packs refused.
    public List<CorrelationRefusal> refusals() {
        return plan.refusals();
    }

    /// False for rules that lead to findings of correlations only.
    public boolean reportsAlone(Rule rule) {
        return !plan.isSilent(rule);
    }

    /// What the compiled rules take up by now, in words.
    public String memory() {
        return compiled.size().toString();
    }

    CompiledRules compiled() {
        return compiled;
    }

    CorrelationPlan plan() {
        return plan;
    }

    String packOf(Rule rule) {
        return packs.getOrDefault(rule, "");
    }

    Map<String, CanaryRule> canaries() {
        return canaries;
    }

    /// The pack whose canary this rule is, or null for any other rule.
    @Nullable String canaryOf(DetectionRule rule) {
        var pack = packOf(rule);
        var canary = canaries.get(pack);
        return canary != null && canary.rule().equals(rule) ? pack : null;
    }
}
