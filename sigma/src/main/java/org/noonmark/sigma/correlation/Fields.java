package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.DetectionRule;

/// The fields that one input of a rule is asked for, found in events of any kind.
final class Fields {
    private static final int MOST_KINDS = 4096;

    /// Whoever writes the log chooses how many values a field has.
    private static final int MOST_VALUES = 64;

    private final List<String> names;
    private final IdentityHashMap<EventKind, List<String>> namesByKind = new IdentityHashMap<>();

    Fields(List<String> names) {
        this.names = List.copyOf(names);
    }

    List<String> names() {
        return names;
    }

    /// How the event's log calls these fields, under the first log source that the rule covers.
    List<String> namesIn(EventKind kind, DetectionRule rule) {
        var known = namesByKind.get(kind);
        if (known != null) {
            return known;
        }
        if (namesByKind.size() >= MOST_KINDS) {
            namesByKind.clear();
        }
        var called = names;
        for (var view : kind.views()) {
            if (rule.logSource().covers(view.source())) {
                called =
                        names.stream()
                                .map(name -> view.eventFieldOf().getOrDefault(name, name))
                                .toList();
                break;
            }
        }
        namesByKind.put(kind, called);
        return called;
    }

    /// The values of a field, the first [#MOST_VALUES] of them; none when the event lacks it or has
    /// it without a value.
    static List<Object> values(SigmaEvent event, String name) {
        var found = new ArrayList<Object>(1);
        for (int i = 0; i < event.fieldCount() && found.size() < MOST_VALUES; i++) {
            if (event.fieldName(i).equals(name)) {
                var value = event.fieldValue(i);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found;
    }
}
