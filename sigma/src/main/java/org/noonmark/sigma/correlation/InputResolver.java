package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// How a step calls its inputs, and what it asks of their events.
final class InputResolver {
    private InputResolver() {}

    static InputNames names(Step step) {
        var names = new HashMap<String, Integer>();
        for (int i = 0; i < step.inputs().size(); i++) {
            var header = step.inputs().get(i).rule().header();
            names.putIfAbsent(header.id(), i);
            if (!header.name().isEmpty()) {
                names.putIfAbsent(header.name(), i);
            }
        }
        for (int i = 0; i < step.inputs().size(); i++) {
            names.put(step.rule().rules().get(i), i);
        }
        return new InputNames(names);
    }

    /// Fields of an input's events, in this order: those of the group, those that are counted,
    /// those that further correlations need.
    static List<String> needs(Step step, Step.Input input) {
        var needs = new ArrayList<String>();
        step.rule().groupBy().forEach(name -> needs.add(input.field(name)));
        CorrelationOperator.valueFields(step.rule()).forEach(name -> needs.add(input.field(name)));
        step.carried().forEach(name -> needs.add(input.field(name)));
        return needs;
    }
}
