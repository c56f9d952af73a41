package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls the fields of a correlation as the events of its rules call them.
///
/// A correlation has no log source, its rules have; so a field that the settings rename becomes an
/// alias, with a name for each rule.
final class EventFields {
    private EventFields() {}

    /// @param members what `correlation` refers to, in the order of its `rules`
    static CorrelationRule named(
            CorrelationRule correlation, List<Rule> members, RuleSettings settings) {
        if (settings.fieldMappings().isEmpty()) {
            return correlation;
        }
        var aliases = new LinkedHashMap<String, Map<String, String>>();
        correlation.aliases().forEach((alias, fields) -> aliases.put(alias, new HashMap<>(fields)));
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) instanceof DetectionRule rule) {
                var reference = correlation.rules().get(i);
                for (var name : fields(correlation)) {
                    boolean isAlias = correlation.aliases().containsKey(name);
                    var fieldOf = aliases.computeIfAbsent(name, _ -> new HashMap<>());
                    var field = isAlias ? fieldOf.get(reference) : name;
                    if (field != null) {
                        fieldOf.put(reference, settings.eventField(rule.logSource(), field));
                    }
                }
            }
        }
        return new CorrelationRule(
                correlation.header(),
                correlation.type(),
                correlation.rules(),
                correlation.groupBy(),
                correlation.timespan(),
                correlation.condition(),
                aliases,
                correlation.generates());
    }

    private static List<String> fields(CorrelationRule correlation) {
        var fields = new ArrayList<>(correlation.groupBy());
        if (correlation.condition() instanceof CorrelationCondition.Threshold threshold) {
            fields.addAll(threshold.fields());
        }
        return fields.stream().distinct().toList();
    }
}
