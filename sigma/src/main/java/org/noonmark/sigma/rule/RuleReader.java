package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads detection rules, and filters, which are built alike.
final class RuleReader {
    /// `timeframe` belonged to the aggregations of Sigma 1; without one it says nothing.
    private static final List<String> RESERVED = List.of("condition", "timeframe");

    private static final List<String> RESERVED_IN_FILTERS = List.of("condition", "rules");

    private final RuleProblems problems;
    private final Fields document;
    private final HeaderReader headers;
    private final Placeholders placeholders;

    RuleReader(RuleProblems problems, Fields document, RuleSettings settings) {
        this.problems = problems;
        this.document = document;
        this.headers = new HeaderReader(problems, document);
        this.placeholders = new Placeholders(settings);
    }

    /// The rule; empty when it is refused.
    Optional<Draft> rule() {
        var header = headers.read();
        var source = headers.logSource();
        var matched = matched("detection", RESERVED, source);
        if (matched.isEmpty() || problems.isRefused()) {
            return Optional.empty();
        }
        var rule =
                new DetectionRule(
                        header,
                        source,
                        matched.get().detections,
                        matched.get().condition,
                        headers.texts("fields"));
        return Optional.of(new Draft.Detecting(rule, Set.copyOf(placeholders.missing())));
    }

    /// The filter; empty when it is refused.
    Optional<Draft> filter() {
        var header = headers.read();
        var source = headers.logSource();
        var matched = matched("filter", RESERVED_IN_FILTERS, source);
        var rules = rules();
        if (matched.isEmpty() || rules.isEmpty() || problems.isRefused()) {
            return Optional.empty();
        }
        return Optional.of(
                new Draft.Filtering(
                        header,
                        source,
                        rules.get(),
                        matched.get().detections,
                        matched.get().condition,
                        Set.copyOf(placeholders.missing())));
    }

    private record Matched(Map<String, Detection> detections, Condition condition) {}

    private Optional<Matched> matched(String key, List<String> reserved, LogSource source) {
        if (!(document.get(key) instanceof Fields section)) {
            problems.refuse(document, Reason.WRONG_SHAPE, key + " takes a map");
            return Optional.empty();
        }
        var detections =
                new DetectionReader(problems, placeholders, source).readAll(section, reserved);
        var written = section.get("condition");
        if (written == null) {
            problems.refuse(section, Reason.MISSING, key + " needs a condition");
            return Optional.empty();
        }
        if (detections.isEmpty()) {
            problems.refuse(section, Reason.MISSING, key + " names nothing to look for");
        }
        var conditions = new Conditions(problems, List.copyOf(detections.keySet()));
        var condition = conditions.read(written);
        condition.ifPresent(read -> conditions.warnOfUnused(written, read));
        return condition.map(read -> new Matched(detections, read));
    }

    /// What a filter is for: ids and names; an empty list for `any`. Empty when it is refused.
    private Optional<List<String>> rules() {
        if (!(document.get("filter") instanceof Fields filter)) {
            return Optional.empty();
        }
        var node = filter.get("rules");
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            boolean isAny =
                    scalar.text().equalsIgnoreCase("any") || scalar.text().equalsIgnoreCase("all");
            return Optional.of(isAny ? List.of() : List.of(scalar.text()));
        }
        if (!(node instanceof Items items)) {
            problems.refuse(
                    node == null ? filter : node,
                    Reason.FILTER,
                    "a filter needs rules: a list of ids or names, or any");
            return Optional.empty();
        }
        var rules = new ArrayList<String>();
        for (YamlNode item : items.nodes()) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                rules.add(scalar.text());
            } else {
                problems.refuse(item, Reason.FILTER, "rules of a filter takes ids and names");
            }
        }
        return Optional.of(List.copyOf(rules));
    }
}
