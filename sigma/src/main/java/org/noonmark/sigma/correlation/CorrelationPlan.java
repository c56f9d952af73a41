package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RulePack;

/// Correlation rules with their references resolved, each after those that it refers to.
///
/// Immutable; any number of correlators may use it.
public final class CorrelationPlan {
    /// Nothing is correlated.
    public static final CorrelationPlan EMPTY =
            compile(List.of(), List.of(), CorrelationLimits.DEFAULT);

    private final List<Step> steps;
    private final List<CorrelationRefusal> refusals;
    private final CorrelationLimits limits;
    private final IdentityHashMap<Rule, List<Target>> targets = new IdentityHashMap<>();
    private final Set<Rule> silent = Collections.newSetFromMap(new IdentityHashMap<>());

    private CorrelationPlan(
            List<Step> steps, List<CorrelationRefusal> refusals, CorrelationLimits limits) {
        this.steps = List.copyOf(steps);
        this.refusals = List.copyOf(refusals);
        this.limits = limits;
        for (int step = 0; step < steps.size(); step++) {
            long relevant = PlanCheck.relevantInputs(steps.get(step));
            var inputs = steps.get(step).inputs();
            for (int input = 0; input < inputs.size(); input++) {
                if ((relevant & (1L << input)) != 0) {
                    targets.computeIfAbsent(inputs.get(input).rule(), _ -> new ArrayList<>())
                            .add(new Target(step, input));
                }
            }
        }
        steps.forEach(step -> step.inputs().forEach(input -> silent.add(input.rule())));
        for (var step : steps) {
            if (step.rule().generates()) {
                step.inputs().forEach(input -> silent.remove(input.rule()));
            }
        }
    }

    /// Where matches of a rule go: input `input` of step `step`.
    record Target(int step, int input) {}

    /// Resolves rules by id or name. Two rules may have the same name in different files: the one
    /// in the correlation's own file is meant.
    ///
    /// @param detections that can match: the same objects that matches will name
    public static CorrelationPlan compile(
            List<DetectionRule> detections,
            List<CorrelationRule> correlations,
            CorrelationLimits limits) {
        var builder = new PlanBuilder(limits);
        builder.add(detections, correlations);
        return new CorrelationPlan(builder.steps(), builder.refusals(), limits);
    }

    /// The correlations of several packs; rules of one pack do not refer to those of another.
    public static CorrelationPlan of(List<RulePack> packs, CorrelationLimits limits) {
        var builder = new PlanBuilder(limits);
        packs.forEach(pack -> builder.add(pack.detectionRules(), pack.correlationRules()));
        return new CorrelationPlan(builder.steps(), builder.refusals(), limits);
    }

    public List<CorrelationRefusal> refusals() {
        return refusals;
    }

    /// The rules that run, each after those that it refers to.
    public List<CorrelationRule> rules() {
        return steps.stream().map(Step::rule).toList();
    }

    /// True when a rule leads to no findings of its own: correlations refer to it, and none of them
    /// says `generate: true`.
    public boolean isSilent(Rule rule) {
        return silent.contains(rule);
    }

    /// True when a correlation looks at what this rule matches.
    public boolean isCorrelated(Rule rule) {
        return targets.containsKey(rule);
    }

    public CorrelationLimits limits() {
        return limits;
    }

    /// New operators, one for each rule, for one thread.
    public List<CorrelationOperator> operators() {
        return steps.stream().map(step -> new CorrelationOperator(step, steps, limits)).toList();
    }

    List<Step> steps() {
        return steps;
    }

    List<Target> targets(Rule rule) {
        return targets.getOrDefault(rule, List.of());
    }

    /// The step that judges exactly as `step` of another plan does: same rule, same rules below it.
    ///
    /// @return -1 when there is none
    int indexOfSame(CorrelationPlan other, int step) {
        var wanted = other.steps.get(step);
        for (int i = 0; i < steps.size(); i++) {
            if (isSame(steps.get(i), other, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSame(Step step, CorrelationPlan other, Step wanted) {
        if (!step.rule().equals(wanted.rule()) || !step.carried().equals(wanted.carried())) {
            return false;
        }
        for (int i = 0; i < step.inputs().size(); i++) {
            var input = step.inputs().get(i);
            var wantedInput = wanted.inputs().get(i);
            boolean isLow = input.lower() < 0 || wantedInput.lower() < 0;
            boolean isSame =
                    isLow
                            ? input.rule().equals(wantedInput.rule())
                            : isSame(
                                    steps.get(input.lower()),
                                    other,
                                    other.steps.get(wantedInput.lower()));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
