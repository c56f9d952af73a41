package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.match.Explanation.Evidence;
import org.noonmark.sigma.match.Explanation.Part;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.ValueTest;

/// Walks a rule as it is written over one event, and notes what holds: slow, for findings alone.
final class Walk {
    private final RuleView view;
    private final SigmaEvent event;
    private final Map<String, Boolean> outcomes = new HashMap<>();

    Walk(RuleView view, SigmaEvent event) {
        this.view = view;
        this.event = event;
    }

    Explanation explain() {
        var parts = new ArrayList<Part>();
        var rule = view.rule();
        var signs = new HashMap<String, Integer>();
        sign(rule.condition(), false, signs);
        for (var entry : rule.detections().entrySet()) {
            int sign = signs.getOrDefault(entry.getKey(), 0);
            if (sign != 0) {
                var evidence = new ArrayList<Evidence>();
                boolean isMatch = holds(entry.getValue(), evidence);
                outcomes.put(entry.getKey(), isMatch);
                parts.add(new Part(entry.getKey(), sign == 2, isMatch, evidence));
            }
        }
        return new Explanation(rule, holds(rule.condition()), view.view(), parts);
    }

    /// How a condition names each detection: bit 0 as it is, bit 1 negated.
    private static void sign(Condition condition, boolean isNegated, Map<String, Integer> signs) {
        switch (condition) {
            case Condition.AllOf(var parts) -> parts.forEach(p -> sign(p, isNegated, signs));
            case Condition.AnyOf(var parts) -> parts.forEach(p -> sign(p, isNegated, signs));
            case Condition.Not(var part) -> sign(part, !isNegated, signs);
            case Condition.Named(var named) ->
                    signs.merge(named, isNegated ? 2 : 1, (a, b) -> a | b);
        }
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) -> parts.stream().allMatch(this::holds);
            case Condition.AnyOf(var parts) -> parts.stream().anyMatch(this::holds);
            case Condition.Not(var part) -> !holds(part);
            case Condition.Named(var name) -> isTrue(name);
        };
    }

    /// A detection is looked at once, however often the condition names it.
    private boolean isTrue(String name) {
        var known = outcomes.get(name);
        if (known == null) {
            var detection = view.rule().detections().get(name);
            known = detection != null && holds(detection, new ArrayList<>());
            outcomes.put(name, known);
        }
        return known;
    }

    private boolean holds(Detection detection, List<Evidence> evidence) {
        return switch (detection) {
            case Detection.AllOf(var parts) -> {
                boolean all = true;
                for (var part : parts) {
                    all &= holds(part, evidence);
                }
                yield all;
            }
            case Detection.AnyOf(var parts) -> {
                boolean any = false;
                for (var part : parts) {
                    any |= holds(part, evidence);
                }
                yield any;
            }
            case FieldTest test -> holds(test, evidence);
        };
    }

    private boolean holds(FieldTest test, List<Evidence> evidence) {
        boolean all = true;
        boolean any = false;
        for (var value : test.values()) {
            var found = find(test, value);
            all &= found != null;
            any |= found != null;
            if (found != null && !test.isNegated()) {
                evidence.add(found);
            }
        }
        boolean joined = test.isAll() ? all : any;
        if (!test.isNegated()) {
            return joined;
        }
        boolean holds = !joined && (test.isKeyword() || isPresent(test.field()));
        if (holds) {
            evidence.add(TestWords.ofNegated(test, eventField(test), excerptOf(test)));
        }
        return holds;
    }

    private String eventField(FieldTest test) {
        return test.isKeyword() ? "" : view.eventField(test.field());
    }

    private boolean isPresent(String field) {
        var name = view.eventField(field);
        for (int i = 0; i < event.fieldCount(); i++) {
            if (event.fieldName(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object excerptOf(FieldTest test) {
        for (int i = 0; i < event.fieldCount() && !test.isKeyword(); i++) {
            if (event.fieldName(i).equals(view.eventField(test.field()))) {
                return event.fieldValue(i);
            }
        }
        return null;
    }

    private @Nullable Evidence find(FieldTest test, ValueTest value) {
        var name = eventField(test);
        return switch (value) {
            case ValueTest.Exists _, ValueTest.Null _, ValueTest.FieldReference _
                    when test.isKeyword() ->
                    null;
            case ValueTest.Exists(var wanted) ->
                    isPresent(test.field()) == wanted
                            ? TestWords.of(test.field(), name, value, null)
                            : null;
            case ValueTest.Null _ ->
                    !isPresent(test.field()) || hasNull(name)
                            ? TestWords.of(test.field(), name, value, null)
                            : null;
            case ValueTest.FieldReference reference -> findReferred(test, reference);
            case ValueTest.Text _,
                    ValueTest.Regex _,
                    ValueTest.Cidr _,
                    ValueTest.Numeric _,
                    ValueTest.Truth _ ->
                    findValue(test, value);
        };
    }

    private boolean hasNull(String name) {
        for (int i = 0; i < event.fieldCount(); i++) {
            if (event.fieldName(i).equals(name) && event.fieldValue(i) == null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Evidence findValue(FieldTest test, ValueTest value) {
        var check = ValueCheck.of(value);
        if (test.isKeyword() && check.holds(event.text())) {
            return TestWords.of("", "", value, event.text());
        }
        var name = eventField(test);
        for (int i = 0; i < event.fieldCount(); i++) {
            var candidate = event.fieldValue(i);
            if (candidate != null
                    && (test.isKeyword() || event.fieldName(i).equals(name))
                    && check.holds(candidate)) {
                return TestWords.of(test.field(), event.fieldName(i), value, candidate);
            }
        }
        return null;
    }

    private @Nullable Evidence findReferred(FieldTest test, ValueTest.FieldReference reference) {
        var name = view.eventField(test.field());
        var other = view.eventField(reference.field());
        for (int i = 0; i < event.fieldCount(); i++) {
            for (int k = 0; k < event.fieldCount(); k++) {
                var value = event.fieldValue(i);
                var inside = event.fieldValue(k);
                if (event.fieldName(i).equals(name)
                        && event.fieldName(k).equals(other)
                        && value != null
                        && inside != null
                        && ValueCheck.stands(
                                reference, ValueCheck.text(inside), ValueCheck.text(value))) {
                    return TestWords.of(test.field(), name, reference, value);
                }
            }
        }
        return null;
    }
}
