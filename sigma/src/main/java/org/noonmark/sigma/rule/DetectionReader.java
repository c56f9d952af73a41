package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.ScalarKind;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads search identifiers: maps, lists of maps, keywords (rules specification, "Detection").
final class DetectionReader {
    private static final int MOST_TESTS = 50_000;
    private static final int LONGEST_CHAIN = 8;

    private final RuleProblems problems;
    private final Placeholders placeholders;
    private final LogSource source;
    private int tests;

    DetectionReader(RuleProblems problems, Placeholders placeholders, LogSource source) {
        this.problems = problems;
        this.placeholders = placeholders;
        this.source = source;
    }

    /// The detections of a section by name; `reserved` keys are not among them.
    Map<String, Detection> readAll(Fields section, List<String> reserved) {
        var detections = new LinkedHashMap<String, Detection>();
        for (var field : section.list()) {
            var name = field.key().text();
            if (!reserved.contains(name)) {
                detections.put(name, read(name, field.value()));
            }
        }
        if (tests > MOST_TESTS) {
            problems.refuse(section, Reason.TOO_LARGE, "more than " + MOST_TESTS + " tests");
        }
        return detections;
    }

    private Detection read(String name, YamlNode node) {
        return switch (node) {
            case Fields fields -> map(name, fields);
            case Items items -> list(name, items);
            case Scalar scalar -> keywords(List.of(), List.of(scalar), scalar);
        };
    }

    private Detection map(String name, Fields fields) {
        if (fields.list().isEmpty()) {
            problems.refuse(fields, Reason.MISSING, "the detection " + name + " is empty");
        }
        var parts = fields.list().stream().map(this::line).toList();
        return parts.size() == 1 ? parts.getFirst() : new Detection.AllOf(parts);
    }

    private Detection list(String name, Items items) {
        if (items.nodes().isEmpty()) {
            problems.refuse(items, Reason.MISSING, "the detection " + name + " is empty");
        }
        var keywords = new ArrayList<Scalar>();
        var parts = new ArrayList<Detection>();
        for (var item : items.nodes()) {
            if (item instanceof Scalar keyword) {
                keywords.add(keyword);
            } else {
                parts.add(read(name, item));
            }
        }
        if (!keywords.isEmpty()) {
            parts.addFirst(keywords(List.of(), keywords, items));
        }
        return parts.size() == 1 ? parts.getFirst() : new Detection.AnyOf(parts);
    }

    /// One line of a map: `field|modifier: value`.
    private Detection line(YamlNode.Field line) {
        var key = line.key();
        var words = List.of(key.text().split("\\|", -1));
        var modifiers = new ArrayList<Modifier>();
        for (var word : words.subList(1, Math.min(words.size(), LONGEST_CHAIN + 1))) {
            Modifier.of(word)
                    .ifPresentOrElse(
                            modifiers::add,
                            () ->
                                    problems.refuse(
                                            key,
                                            Reason.UNKNOWN_MODIFIER,
                                            "\""
                                                    + word
                                                    + "\" in "
                                                    + key.text()
                                                    + " is no modifier of Sigma 2.1"
                                                    + Modifier.hint(word)));
        }
        if (words.size() > LONGEST_CHAIN + 1) {
            problems.refuse(
                    key, Reason.MODIFIER_ORDER, "more than " + LONGEST_CHAIN + " modifiers");
        }
        var values = values(line);
        var field = words.getFirst();
        return field.isEmpty()
                ? keywords(modifiers, values, key)
                : tests(field, modifiers, values, key);
    }

    private List<Scalar> values(YamlNode.Field line) {
        if (line.value() instanceof Scalar scalar) {
            return List.of(scalar);
        }
        var values = new ArrayList<Scalar>();
        if (line.value() instanceof Items items) {
            for (var item : items.nodes()) {
                if (item instanceof Scalar scalar) {
                    values.add(scalar);
                } else {
                    wrongShape(line.key(), item);
                }
            }
            if (items.nodes().isEmpty()) {
                problems.refuse(items, Reason.MISSING, line.key().text() + " has no value");
            }
        } else {
            wrongShape(line.key(), line.value());
        }
        return values;
    }

    private void wrongShape(Scalar key, YamlNode value) {
        problems.refuse(
                value, Reason.WRONG_SHAPE, key.text() + " takes a value or a list of values");
    }

    private Detection keywords(List<Modifier> modifiers, List<Scalar> values, YamlNode where) {
        for (var value : values) {
            if (value.kind() == ScalarKind.TEXT && value.text().isEmpty()) {
                problems.warn(value, RuleWarning.Kind.VALUE, "an empty keyword is in every event");
            }
        }
        return tests("", modifiers, values, where);
    }

    private Detection tests(
            String field, List<Modifier> modifiers, List<Scalar> values, YamlNode where) {
        var chain =
                ModifierChain.of(
                        modifiers,
                        complaint ->
                                problems.refuse(
                                        where, Reason.MODIFIER_ORDER, field + ": " + complaint));
        warn(field, chain, values, where);
        var reader =
                new ValueReader(
                        problems,
                        placeholders,
                        name -> placeholders.settings().eventField(source, name),
                        field,
                        chain);
        var groups = values.stream().map(reader::read).toList();
        tests += groups.stream().mapToInt(List::size).sum();
        var eventField =
                field.isEmpty() ? field : placeholders.settings().eventField(source, field);
        return FieldTests.joined(eventField, chain, groups);
    }

    private void warn(String field, ModifierChain chain, List<Scalar> values, YamlNode where) {
        if (chain.isAll() && values.size() < 2) {
            problems.warn(
                    where,
                    RuleWarning.Kind.VALUE,
                    field + ": all with a single value says nothing");
        }
        if (chain.transformations().contains(Modifier.BASE64OFFSET)
                && chain.placement() != ValueTest.Placement.ANYWHERE
                && !field.isEmpty()) {
            problems.warn(
                    where,
                    RuleWarning.Kind.VALUE,
                    field + ": base64offset without contains matches whole values only");
        }
    }
}
