package org.noonmark.sigma.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.ValueTest;

/// Holds one rule against one event by walking the rule as it is written.
public final class ReferenceEvaluator {
    private final DetectionRule rule;
    private final SigmaEvent event;
    private final Map<String, String> eventFieldOf;

    private ReferenceEvaluator(
            DetectionRule rule, SigmaEvent event, Map<String, String> eventFieldOf) {
        this.rule = rule;
        this.event = event;
        this.eventFieldOf = eventFieldOf;
    }

    /// True when the rule is about such events, and its condition holds for this one, in any of the
    /// views of the event.
    public static boolean matches(DetectionRule rule, SigmaEvent event) {
        for (EventKind.View view : event.kind().views()) {
            if (rule.logSource().covers(view.source())) {
                var evaluator = new ReferenceEvaluator(rule, event, view.eventFieldOf());
                if (evaluator.holds(rule.condition())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) -> parts.stream().allMatch(this::holds);
            case Condition.AnyOf(var parts) -> parts.stream().anyMatch(this::holds);
            case Condition.Not(var part) -> !holds(part);
            case Condition.Named(var name) -> holds(detection(name));
        };
    }

    private Detection detection(String name) {
        var detection = rule.detections().get(name);
        if (detection == null) {
            throw new IllegalArgumentException("must name a detection of the rule: " + name);
        }
        return detection;
    }

    private boolean holds(Detection detection) {
        return switch (detection) {
            case Detection.AllOf(var parts) -> parts.stream().allMatch(this::holds);
            case Detection.AnyOf(var parts) -> parts.stream().anyMatch(this::holds);
            case Detection.FieldTest test -> holds(test);
        };
    }

    private boolean holds(Detection.FieldTest test) {
        boolean joined =
                test.isAll()
                        ? test.values().stream().allMatch(value -> holds(test, value))
                        : test.values().stream().anyMatch(value -> holds(test, value));
        if (!test.isNegated()) {
            return joined;
        }
        return !joined && (test.isKeyword() || !valuesOf(test.field()).isEmpty());
    }

    private boolean holds(Detection.FieldTest test, ValueTest value) {
        if (test.isKeyword()) {
            return keywordValues().stream().anyMatch(one -> ReferenceValues.holds(value, one));
        }
        var values = valuesOf(test.field());
        return switch (value) {
            case ValueTest.Exists(var isPresent) -> isPresent == !values.isEmpty();
            case ValueTest.Null() -> values.isEmpty() || values.contains(null);
            case ValueTest.FieldReference reference -> refers(reference, values);
            default ->
                    values.stream()
                            .anyMatch(one -> one != null && ReferenceValues.holds(value, one));
        };
    }

    private boolean refers(ValueTest.FieldReference reference, List<@Nullable Object> values) {
        for (var other : valuesOf(reference.field())) {
            for (var value : values) {
                if (value != null
                        && other != null
                        && ReferenceValues.stands(
                                reference,
                                ReferenceValues.text(other),
                                ReferenceValues.text(value))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// All values of a field, null where the log has the field without a value.
    private List<@Nullable Object> valuesOf(String field) {
        var name = eventFieldOf.getOrDefault(field, field);
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < event.fieldCount(); i++) {
            if (event.fieldName(i).equals(name)) {
                values.add(event.fieldValue(i));
            }
        }
        return values;
    }

    private List<Object> keywordValues() {
        var values = new ArrayList<Object>(List.of(event.text()));
        for (int i = 0; i < event.fieldCount(); i++) {
            var value = event.fieldValue(i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
