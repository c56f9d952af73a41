package org.noonmark.sigma.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.LogSource;

/// What a site adds to rules: values of placeholders, names of fields.
///
/// @param placeholders name, without `%`, to its values; these may hold wildcards. A name that is
///   there with no value at all matches nothing
/// @param fieldMappings the first that fits the rule's log source and knows the name holds
public record RuleSettings(
        Map<String, List<String>> placeholders, List<FieldMapping> fieldMappings) {
    public static final RuleSettings NONE = new RuleSettings(Map.of(), List.of());

    public RuleSettings {
        var copy = new HashMap<String, List<String>>();
        placeholders.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        placeholders = Map.copyOf(copy);
        fieldMappings = List.copyOf(fieldMappings);
    }

    /// How fields that rules name are called in events.
    ///
    /// @param scope rules with a log source that this covers
    /// @param eventFieldOf the rule's name to the event's
    public record FieldMapping(LogSource scope, Map<String, String> eventFieldOf) {
        public FieldMapping {
            eventFieldOf = Map.copyOf(eventFieldOf);
        }
    }

    /// What the event calls the field `name` of a rule about `source`.
    String eventField(LogSource source, String name) {
        for (var mapping : fieldMappings) {
            var mapped = mapping.eventFieldOf.get(name);
            if (mapped != null && mapping.scope.covers(source)) {
                return mapped;
            }
        }
        return name;
    }
}
