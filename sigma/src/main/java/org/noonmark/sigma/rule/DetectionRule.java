package org.noonmark.sigma.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.LogSource;

/// A rule about one event.
///
/// @param detections by name, in the order of the document
/// @param condition with patterns of names ("1 of selection_*") already written out, and filters of
///   the pack already applied
/// @param fields that the author wants to be shown
public record DetectionRule(
        RuleHeader header,
        LogSource logSource,
        Map<String, Detection> detections,
        Condition condition,
        List<String> fields)
        implements Rule {
    public DetectionRule {
        detections = Collections.unmodifiableMap(new LinkedHashMap<>(detections));
        fields = List.copyOf(fields);
    }
}
