package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// The attribute `action` of Sigma 1, by which documents of a file share attributes.
///
/// `global` puts a document's attributes into all that follow, `reset` forgets them, `repeat` puts
/// a document's attributes over the rule before it. Sigma 2 has none of this; rules that use it
/// load with a warning.
final class Actions {
    private static final int MOST = 100_000;

    private @Nullable Fields global;
    private @Nullable Fields previous;

    /// The document with what it shares; empty when it is no rule of its own, or is refused.
    Optional<Fields> complete(Fields document, RuleProblems problems) {
        var action = document.get("action");
        if (action == null) {
            previous = global == null ? document : merged(document, global);
            return Optional.of(previous);
        }
        problems.warn(
                action,
                RuleWarning.Kind.LEGACY,
                "action is not in Sigma 2: write complete documents");
        var word = action instanceof Scalar scalar ? scalar.text() : "";
        var rest = without(document, "action");
        return switch (word) {
            case "global" -> {
                global = rest;
                previous = null;
                yield Optional.empty();
            }
            case "reset" -> {
                global = null;
                yield Optional.empty();
            }
            case "repeat" -> repeated(rest, problems);
            default -> {
                problems.refuse(
                        action,
                        Reason.NOT_A_RULE,
                        "\"" + word + "\" is no action: global, reset and repeat were");
                yield Optional.empty();
            }
        };
    }

    private Optional<Fields> repeated(Fields rest, RuleProblems problems) {
        if (previous == null) {
            problems.refuse(rest, Reason.MISSING, "there is no rule before that could be repeated");
            return Optional.empty();
        }
        previous = merged(previous, rest);
        if (previous.weight() > MOST) {
            problems.refuse(rest, Reason.TOO_LARGE, "too much is repeated");
            return Optional.empty();
        }
        return Optional.of(new Fields(previous.list(), rest.line(), previous.weight()));
    }

    private static Fields without(Fields fields, String key) {
        var list = fields.list().stream().filter(f -> !f.key().text().equals(key)).toList();
        return new Fields(list, fields.line(), fields.weight());
    }

    /// `base` with the attributes of `over`, which win; maps within are merged the same way. As
    /// deep as a document may be.
    private static Fields merged(Fields base, Fields over) {
        var merged = new LinkedHashMap<String, YamlNode.Field>();
        base.list().forEach(field -> merged.put(field.key().text(), field));
        for (var field : over.list()) {
            merged.merge(field.key().text(), field, Actions::mergedField);
        }
        List<YamlNode.Field> list = new ArrayList<>(merged.values());
        return new Fields(list, base.line(), base.weight() + over.weight());
    }

    private static YamlNode.Field mergedField(YamlNode.Field before, YamlNode.Field after) {
        return before.value() instanceof Fields base && after.value() instanceof Fields over
                ? new YamlNode.Field(after.key(), merged(base, over))
                : after;
    }
}
