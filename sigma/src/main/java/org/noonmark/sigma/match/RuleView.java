package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.rule.DetectionRule;

/// A rule together with how the names of its fields are called in the events of a kind.
record RuleView(DetectionRule rule, String view, Map<String, String> eventFieldOf) {
    /// How a rule sees the events of a kind: once for each of the kind's log sources that it
    /// covers, where the names differ.
    static List<RuleView> of(DetectionRule rule, EventKind kind) {
        var views = new ArrayList<RuleView>();
        var seen = new HashMap<Map<String, String>, Boolean>();
        for (var view : kind.views()) {
            if (rule.logSource().covers(view.source())
                    && seen.put(view.eventFieldOf(), true) == null) {
                views.add(new RuleView(rule, view.source().toString(), view.eventFieldOf()));
            }
        }
        return views;
    }

    String eventField(String ruleField) {
        return eventFieldOf.getOrDefault(ruleField, ruleField);
    }
}
