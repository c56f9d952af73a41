package org.noonmark.sigma.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;
import org.noonmark.sigma.yaml.YamlLimits;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;
import org.noonmark.sigma.yaml.YamlReader;

/// A rule, and what it has to say of events; see `conformance/README.md`.
///
/// @param name the file, and what the case is about
/// @param section of the specification that asks for it
/// @param refused the reason for which the rule has to be refused; empty when it has to load
/// @param says what the refusal has to say
public record ConformanceCase(
        String name,
        String section,
        String rule,
        RuleSettings settings,
        List<Expectation> expectations,
        String refused,
        String says) {
    private static final List<String> FILES =
            List.of(
                    "values.yml",
                    "wildcards.yml",
                    "structure.yml",
                    "conditions.yml",
                    "placement.yml",
                    "generic.yml",
                    "numbers.yml",
                    "dates.yml",
                    "encodings.yml",
                    "windash.yml",
                    "regex.yml",
                    "addresses.yml",
                    "references.yml",
                    "placeholders.yml",
                    "refusals.yml");

    private static final String HEADER =
            """
            title: conformance
            id: 6a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01
            logsource:
                product: conformance
            detection:
            """;

    /// An event and whether the rule has to match it.
    public record Expectation(WrittenEvent event, boolean isMatch, int line) {}

    /// Reads the rule as a pack of its own.
    public RulePack pack() {
        var text = new RuleText(name, rule);
        return RulePack.read("conformance", List.of(text).stream(), settings);
    }

    @Override
    public String toString() {
        return name;
    }

    /// All cases of all files.
    public static List<ConformanceCase> all() {
        var cases = new ArrayList<ConformanceCase>();
        for (var file : FILES) {
            var yaml = YamlReader.read(text(file), YamlLimits.RULES);
            if (!yaml.problems().isEmpty()) {
                throw new IllegalStateException(file + ": " + yaml.problems());
            }
            var section = "";
            for (var document : yaml.documents()) {
                var fields = (Fields) document;
                section = fields.get("section") == null ? section : textOf(fields, "section");
                if (fields.get("case") != null) {
                    cases.add(of(file, section, fields));
                }
            }
        }
        return cases;
    }

    private static String text(String file) {
        try (var in = ConformanceCase.class.getResourceAsStream("/conformance/" + file)) {
            if (in == null) {
                throw new IllegalStateException("conformance/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ConformanceCase of(String file, String section, Fields fields) {
        var expectations = new ArrayList<Expectation>();
        expectations.addAll(expectations(fields.get("match"), true));
        expectations.addAll(expectations(fields.get("no match"), false));
        return new ConformanceCase(
                file + ":" + fields.line() + " " + textOf(fields, "case"),
                section,
                rule(fields),
                new RuleSettings(placeholders(fields.get("placeholders")), List.of()),
                expectations,
                textOf(fields, "refused"),
                textOf(fields, "says"));
    }

    private static String rule(Fields fields) {
        var selection = textOf(fields, "selection");
        var detection =
                selection.isEmpty()
                        ? textOf(fields, "detection")
                        : "selection:\n" + selection.indent(4) + "condition: selection\n";
        return HEADER + detection.indent(4);
    }

    private static String textOf(Fields fields, String key) {
        return fields.get(key) instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Map<String, List<String>> placeholders(@Nullable YamlNode node) {
        var placeholders = new HashMap<String, List<String>>();
        if (node instanceof Fields fields) {
            for (var field : fields.list()) {
                var values = ((Items) field.value()).nodes();
                placeholders.put(
                        field.key().text(),
                        values.stream().map(value -> ((Scalar) value).text()).toList());
            }
        }
        return placeholders;
    }

    private static List<Expectation> expectations(@Nullable YamlNode node, boolean isMatch) {
        return node instanceof Items items
                ? items.nodes().stream()
                        .map(one -> new Expectation(event((Fields) one), isMatch, one.line()))
                        .toList()
                : List.of();
    }

    private static WrittenEvent event(Fields written) {
        var text = "";
        var fields = new ArrayList<WrittenEvent.Field>();
        for (var field : written.list()) {
            var name = field.key().text();
            if (name.equals("_text")) {
                text = ((Scalar) field.value()).text();
                continue;
            }
            var values =
                    field.value() instanceof Items items ? items.nodes() : List.of(field.value());
            values.forEach(
                    value -> fields.add(new WrittenEvent.Field(name, value((Scalar) value))));
        }
        return new WrittenEvent(WrittenEvent.KIND, text, fields);
    }

    private static @Nullable Object value(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case INTEGER -> Long.valueOf(scalar.text());
            case DECIMAL -> Double.valueOf(scalar.text());
            case BASED_INTEGER, TEXT -> scalar.text();
        };
    }
}
