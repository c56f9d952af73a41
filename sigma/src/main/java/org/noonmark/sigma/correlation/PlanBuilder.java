package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;

/// Resolves references, puts rules in order, refuses what cannot run.
final class PlanBuilder {
    private static final int DEEPEST = 8;
    private static final int MOST_INPUTS = 63;

    private final CorrelationLimits limits;
    private final Map<String, List<Rule>> rulesOf = new HashMap<>();
    private final IdentityHashMap<CorrelationRule, Integer> stepOf = new IdentityHashMap<>();
    private final IdentityHashMap<CorrelationRule, Boolean> isOpen = new IdentityHashMap<>();
    private final IdentityHashMap<CorrelationRule, String> refused = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final List<CorrelationRefusal> refusals = new ArrayList<>();

    PlanBuilder(CorrelationLimits limits) {
        this.limits = limits;
    }

    /// Adds rules that may refer to each other, and to no others.
    void add(List<DetectionRule> detections, List<CorrelationRule> correlations) {
        rulesOf.clear();
        detections.forEach(this::index);
        correlations.forEach(this::index);
        for (var rule : correlations) {
            resolve(rule);
        }
    }

    private void index(Rule rule) {
        var header = rule.header();
        rulesOf.computeIfAbsent(header.id(), _ -> new ArrayList<>()).add(rule);
        if (!header.name().isEmpty() && !header.name().equals(header.id())) {
            rulesOf.computeIfAbsent(header.name(), _ -> new ArrayList<>()).add(rule);
        }
    }

    List<Step> steps() {
        carry();
        return steps;
    }

    List<CorrelationRefusal> refusals() {
        return refusals;
    }

    /// Returns why the rule cannot run, or empty when it stands among the steps.
    private Optional<String> resolve(CorrelationRule rule) {
        if (stepOf.containsKey(rule)) {
            return Optional.empty();
        }
        var known = refused.get(rule);
        if (known != null) {
            return Optional.of(known);
        }
        if (isOpen.put(rule, true) != null) {
            return Optional.of("refers to itself, directly or through others");
        }
        var inputs = new ArrayList<Step.Input>();
        var problem = inputs(rule, inputs);
        if (problem.isEmpty()) {
            problem = PlanCheck.problem(new Step(rule, inputs, List.of()), limits);
        }
        isOpen.remove(rule);
        if (problem.isPresent()) {
            if (refused.put(rule, problem.get()) == null) {
                refusals.add(new CorrelationRefusal(rule, problem.get()));
            }
            return problem;
        }
        stepOf.put(rule, steps.size());
        depths.add(1 + inputs.stream().mapToInt(this::depth).max().orElse(0));
        steps.add(new Step(rule, inputs, List.of()));
        return Optional.empty();
    }

    private int depth(Step.Input input) {
        return input.lower() < 0 ? 0 : depths.get(input.lower());
    }

    private Optional<String> inputs(CorrelationRule rule, List<Step.Input> inputs) {
        if (rule.rules().isEmpty() || rule.rules().size() > MOST_INPUTS) {
            return Optional.of("names " + rule.rules().size() + " rules; 1 to 63 are possible");
        }
        for (var reference : rule.rules()) {
            var found = find(rule, reference);
            if (found.size() != 1) {
                return Optional.of(
                        (found.isEmpty()
                                        ? "no rule that loads is called '"
                                        : "several rules are called '")
                                + reference
                                + "'");
            }
            int lower = -1;
            if (found.getFirst() instanceof CorrelationRule correlation) {
                var problem = resolve(correlation);
                if (problem.isPresent()) {
                    return Optional.of("its rule '" + reference + "' cannot run: " + problem.get());
                }
                lower = stepOf.getOrDefault(correlation, -1);
                if (depths.get(lower) >= DEEPEST) {
                    return Optional.of("a chain of more than " + DEEPEST + " correlations");
                }
            }
            inputs.add(
                    new Step.Input(
                            found.getFirst(), lower, aliases(rule, reference, found.getFirst())));
        }
        return Optional.empty();
    }

    private List<Rule> find(CorrelationRule rule, String reference) {
        var found = rulesOf.getOrDefault(reference, List.of());
        if (found.size() < 2) {
            return found;
        }
        var file = rule.header().origin().file();
        return found.stream().filter(r -> r.header().origin().file().equals(file)).toList();
    }

    private static Map<String, String> aliases(
            CorrelationRule rule, String reference, Rule target) {
        var aliases = new HashMap<String, String>();
        rule.aliases()
                .forEach((alias, fields) -> {
                    for (var name :
                            List.of(reference, target.header().name(), target.header().id())) {
                        if (fields.containsKey(name)) {
                            aliases.put(alias, fields.get(name));
                            return;
                        }
                    }
                });
        return aliases;
    }

    /// From the last step down: what each needs of the events below it.
    private void carry() {
        var carried = new ArrayList<LinkedHashSet<String>>();
        steps.forEach(_ -> carried.add(new LinkedHashSet<>()));
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            var whole = new Step(step.rule(), step.inputs(), List.copyOf(carried.get(i)));
            steps.set(i, whole);
            for (var input : whole.inputs()) {
                if (input.lower() >= 0) {
                    carried.get(input.lower()).addAll(InputResolver.needs(whole, input));
                }
            }
        }
    }
}
