package org.noonmark.sigma.correlation;

import java.util.List;
import java.util.Map;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.Rule;

/// A correlation rule whose references are resolved.
///
/// @param carried fields that further correlations need of its members
record Step(CorrelationRule rule, List<Input> inputs, List<String> carried) {
    Step {
        inputs = List.copyOf(inputs);
        carried = List.copyOf(carried);
    }

    /// One of the rules that it refers to.
    ///
    /// @param lower place of the step that it is, or -1 for a detection rule
    /// @param aliases alias to field of that rule's events
    record Input(Rule rule, int lower, Map<String, String> aliases) {
        String field(String name) {
            return aliases.getOrDefault(name, name);
        }
    }
}
