package org.noonmark.proof.statement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.proof.json.Json;

/// Checks a value against a schema, with the words of JSON Schema that our schemas use: type, enum,
/// required, properties, additionalProperties, items, maxItems, maxLength, pattern, minimum,
/// maximum. A word that is not among them is a bug and told as one.
final class SchemaCheck {
    private static final List<String> KNOWN =
            List.of(
                    "$schema",
                    "title",
                    "description",
                    "type",
                    "enum",
                    "required",
                    "properties",
                    "additionalProperties",
                    "items",
                    "maxItems",
                    "maxLength",
                    "pattern",
                    "minimum",
                    "maximum");

    private SchemaCheck() {}

    /// What is wrong with a value, with the path to it; empty when nothing is.
    static Optional<String> defect(Json value, Json.Members schema) {
        return defect("", value, schema);
    }

    private static Optional<String> defect(String path, Json value, Json.Members schema) {
        schema.values().keySet().stream()
                .filter(word -> !KNOWN.contains(word))
                .findAny()
                .ifPresent(word -> {
                    throw new IllegalStateException("unknown word of a schema: " + word);
                });
        var allowed = schema.items("enum");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return at(path, "is none of the values that it can have");
        }
        var type = schema.text("type").orElse("");
        return switch (value) {
            case Json.Text(var text) ->
                    type(path, type, "string").or(() -> text(path, text, schema));
            case Json.Whole(long number) ->
                    type(path, type, "integer").or(() -> number(path, number, schema));
            case Json.Flag flag -> type(path, type, "boolean");
            case Json.Nothing nothing -> type(path, type, "null");
            case Json.Items(var items) ->
                    type(path, type, "array").or(() -> items(path, items, schema));
            case Json.Members members ->
                    type(path, type, "object").or(() -> members(path, members, schema));
        };
    }

    private static Optional<String> at(String path, String what) {
        return Optional.of((path.isEmpty() ? "" : path + ": ") + what);
    }

    private static Optional<String> type(String path, String wanted, String is) {
        return wanted.isEmpty() || wanted.equals(is)
                ? Optional.empty()
                : at(path, "is %s, not %s".formatted(is, wanted));
    }

    private static Optional<String> text(String path, String text, Json.Members schema) {
        var longest = schema.whole("maxLength");
        if (longest.isPresent() && text.codePointCount(0, text.length()) > longest.get()) {
            return at(path, "has more than %d characters".formatted(longest.get()));
        }
        // Our patterns are all anchored. Java's $ alone would let a newline at the end pass.
        var pattern = schema.text("pattern");
        if (pattern.isPresent() && !Pattern.compile(pattern.get()).matcher(text).matches()) {
            return at(path, "is not of the form " + pattern.get());
        }
        return Optional.empty();
    }

    private static Optional<String> number(String path, long number, Json.Members schema) {
        var least = schema.whole("minimum");
        var most = schema.whole("maximum");
        boolean inside =
                (least.isEmpty() || number >= least.get())
                        && (most.isEmpty() || number <= most.get());
        return inside ? Optional.empty() : at(path, "is out of range");
    }

    private static Optional<String> items(String path, List<Json> items, Json.Members schema) {
        var most = schema.whole("maxItems");
        if (most.isPresent() && items.size() > most.get()) {
            return at(path, "has more than %d items".formatted(most.get()));
        }
        var each = schema.members("items").orElse(Json.Members.empty());
        for (int i = 0; i < items.size(); i++) {
            var found = defect("%s[%d]".formatted(path, i), items.get(i), each);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> members(
            String path, Json.Members members, Json.Members schema) {
        for (var required : schema.items("required")) {
            if (required instanceof Json.Text(var name) && members.member(name).isEmpty()) {
                return at(path, "has no " + name);
            }
        }
        var properties = schema.members("properties").orElse(Json.Members.empty());
        for (var member : members.values().entrySet()) {
            var known = properties.members(member.getKey());
            var other = known.or(() -> schema.members("additionalProperties"));
            var inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (other.isEmpty()) {
                if (schema.member("additionalProperties").isPresent()) {
                    return at(inner, "is not in the schema");
                }
            } else {
                var found = defect(inner, member.getValue(), other.get());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
