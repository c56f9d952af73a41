package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads what rules, correlations and filters say about themselves.
///
/// Only a missing title refuses a rule here: it is the one attribute that is mandatory. Whatever
/// else is not as specified is left out and warned of.
final class HeaderReader {
    private static final Set<String> STATUSES =
            Set.of("stable", "test", "experimental", "deprecated", "unsupported");

    /// Attributes of the specification; others are custom attributes, which are allowed.
    private static final List<String> KNOWN =
            List.of(
                    "title",
                    "id",
                    "name",
                    "related",
                    "taxonomy",
                    "status",
                    "description",
                    "license",
                    "references",
                    "author",
                    "date",
                    "modified",
                    "logsource",
                    "detection",
                    "correlation",
                    "filter",
                    "fields",
                    "falsepositives",
                    "level",
                    "tags",
                    "scope",
                    "generate");

    private final RuleProblems problems;
    private final Fields document;

    HeaderReader(RuleProblems problems, Fields document) {
        this.problems = problems;
        this.document = document;
    }

    RuleHeader read() {
        var id = text("id");
        var title = text("title");
        if (title.isEmpty()) {
            problems.refuse(document, Reason.MISSING, "a rule needs a title");
        }
        check(id);
        return new RuleHeader(
                problems.origin(),
                id.isEmpty() ? problems.origin().toString() : id,
                text("name"),
                title,
                text("description"),
                text("author"),
                text("status"),
                level(),
                texts("tags"),
                texts("references"),
                texts("falsepositives"),
                new TestReader(problems).read(document.get("tests")),
                text("regression_tests_path"));
    }

    /// The texts of a list; also of a single one, which many rules write.
    List<String> texts(String key) {
        var node = document.get(key);
        var texts = new ArrayList<String>();
        for (var one : node instanceof Items items ? items.nodes() : List.of(orNull(node))) {
            if (one instanceof Scalar text) {
                if (!text.isNull()) {
                    texts.add(text.text());
                }
            } else {
                warn(one, key + " takes a list of texts");
            }
        }
        return texts;
    }

    private YamlNode orNull(@org.jspecify.annotations.Nullable YamlNode node) {
        return node == null ? new Scalar("", true, document.line()) : node;
    }

    private String text(String key) {
        var node = document.get(key);
        if (node == null || YamlNode.isAbsent(node)) {
            return "";
        }
        if (node instanceof Scalar text) {
            return text.text();
        }
        warn(node, key + " takes a text");
        return "";
    }

    private Level level() {
        var level = text("level");
        if (level.isEmpty()) {
            return Level.UNSTATED;
        }
        for (var known : Level.values()) {
            if (known != Level.UNSTATED && known.name().equals(level.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        warn(
                orNull(document.get("level")),
                "\"" + level + "\" is no level: informational, low, medium, high, critical");
        return Level.UNSTATED;
    }

    private void check(String id) {
        if (!id.isEmpty() && !isUuid(id)) {
            warn(orNull(document.get("id")), "the id \"" + id + "\" is no UUID");
        }
        var status = text("status");
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            warn(orNull(document.get("status")), "\"" + status + "\" is no status of Sigma");
        }
        for (var key : List.of("date", "modified")) {
            var date = text(key);
            if (!date.isEmpty() && !isDate(date)) {
                warn(
                        orNull(document.get(key)),
                        key + " is written YYYY-MM-DD, not \"" + date + "\"");
            }
        }
        for (var field : document.list()) {
            var key = field.key().text();
            if (!KNOWN.contains(key)) {
                KNOWN.stream()
                        .filter(known -> Spelling.isClose(known, key))
                        .findFirst()
                        .ifPresent(known ->
                                problems.warn(
                                        field.key(),
                                        RuleWarning.Kind.LOOKS_LIKE,
                                        "the attribute " + key + " looks like " + known));
            }
        }
    }

    private static boolean isUuid(String id) {
        try {
            return id.length() == 36 && UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException no) {
            return false; // that is the answer
        }
    }

    private static boolean isDate(String date) {
        try {
            return date.length() == 10 && java.time.LocalDate.parse(date).getYear() > 0;
        } catch (java.time.DateTimeException no) {
            return false; // that is the answer
        }
    }

    private void warn(YamlNode where, String text) {
        problems.warn(where, RuleWarning.Kind.ATTRIBUTE, text);
    }

    /// The log source of a rule or a filter; [LogSource#ANY] when it is refused.
    LogSource logSource() {
        if (!(document.get("logsource") instanceof Fields source)) {
            problems.refuse(
                    document,
                    Reason.MISSING,
                    "a logsource is needed, with a product, a category or a service");
            return LogSource.ANY;
        }
        var found =
                new LogSource(
                        part(source, "product"), part(source, "category"), part(source, "service"));
        if (found.equals(LogSource.ANY)) {
            problems.refuse(
                    source,
                    Reason.MISSING,
                    "the logsource states no product, no category and no service");
        }
        return found;
    }

    private String part(Fields source, String key) {
        var node = source.get(key);
        if (node == null || YamlNode.isAbsent(node)) {
            return "";
        }
        if (node instanceof Scalar text) {
            return text.text().toLowerCase(Locale.ROOT);
        }
        problems.refuse(node, Reason.WRONG_SHAPE, key + " of a logsource takes a text");
        return "";
    }
}
