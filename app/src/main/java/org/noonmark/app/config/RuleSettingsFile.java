package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.RuleSettings;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// What a site adds to rules, as it stands in a file:
///
/// ```toml
/// [placeholders]
/// Administrators = ["root", "adm-*"]
///
/// [[fields]]                 # rules for this log source …
/// product = "linux"
/// service = "sshd"
/// names = { SourceIp = "src_endpoint.ip" }   # … call it SourceIp
/// ```
///
/// @param settings what is right in it
/// @param problems everything that is not, each with its place
public record RuleSettingsFile(RuleSettings settings, List<String> problems) {
    private static final List<String> SOURCE_KEYS = List.of("product", "category", "service");

    public RuleSettingsFile {
        problems = List.copyOf(problems);
    }

    /// Reads the text of such a file.
    ///
    /// @param file its name, for messages
    public static RuleSettingsFile read(String file, String text) {
        var lines = new TomlText(text);
        var toml = lines.parse();
        var reader = new Reader(file, lines, toml);
        toml.errors()
                .forEach(error ->
                        reader.problem(error.position(), String.valueOf(error.getMessage())));
        return reader.read();
    }

    private static final class Reader {
        private final String file;
        private final TomlText lines;
        private final TomlParseResult toml;
        private final List<String> problems = new ArrayList<>();

        Reader(String file, TomlText lines, TomlParseResult toml) {
            this.file = file;
            this.lines = lines;
            this.toml = toml;
        }

        void problem(@Nullable TomlPosition at, String text) {
            problems.add(
                    at == null
                            ? file + ": " + text
                            : "%s:%d:%d: %s"
                                    .formatted(file, lines.number(at.line()), at.column(), text));
        }

        RuleSettingsFile read() {
            var placeholders = new HashMap<String, List<String>>();
            var mappings = new ArrayList<RuleSettings.FieldMapping>();
            for (var key : toml.keySet()) {
                var value = toml.get(List.of(key));
                var at = toml.inputPositionOf(List.of(key));
                if (key.equals("placeholders") && value instanceof TomlTable table) {
                    placeholders(table, placeholders);
                } else if (key.equals("fields") && value instanceof TomlArray array) {
                    fields(array, mappings, at);
                } else {
                    problem(at, key + ": there are a table [placeholders] and tables [[fields]]");
                }
            }
            return new RuleSettingsFile(new RuleSettings(placeholders, mappings), problems);
        }

        private void placeholders(TomlTable table, Map<String, List<String>> placeholders) {
            for (var name : table.keySet()) {
                var value = table.get(List.of(name));
                if (value instanceof TomlArray array && areTexts(array)) {
                    placeholders.put(name, array.toList().stream().map(String::valueOf).toList());
                } else if (value instanceof String text) {
                    placeholders.put(name, List.of(text));
                } else {
                    problem(
                            table.inputPositionOf(List.of(name)),
                            name + " must be a text or a list of texts");
                }
            }
        }

        private static boolean areTexts(TomlArray array) {
            return array.toList().stream().allMatch(String.class::isInstance);
        }

        private void fields(
                TomlArray array,
                List<RuleSettings.FieldMapping> mappings,
                @Nullable TomlPosition at) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TomlTable table) {
                    fields(table, mappings, at);
                } else {
                    problem(at, "fields must be written as tables [[fields]]");
                }
            }
        }

        private void fields(
                TomlTable table,
                List<RuleSettings.FieldMapping> mappings,
                @Nullable TomlPosition at) {
            var source = new LinkedHashMap<String, String>();
            var names = new HashMap<String, String>();
            for (var key : table.keySet()) {
                var value = table.get(List.of(key));
                var place = table.inputPositionOf(List.of(key));
                if (SOURCE_KEYS.contains(key) && value instanceof String text) {
                    source.put(key, text);
                } else if (key.equals("names") && value instanceof TomlTable inner) {
                    names(inner, names);
                } else {
                    problem(
                            place,
                            key
                                    + " must be product, category or service with a text, or names"
                                    + " with a table");
                }
            }
            if (names.isEmpty()) {
                problem(at, "a table [[fields]] has no names");
            }
            mappings.add(
                    new RuleSettings.FieldMapping(
                            new LogSource(
                                    source.getOrDefault("product", ""),
                                    source.getOrDefault("category", ""),
                                    source.getOrDefault("service", "")),
                            names));
        }

        private void names(TomlTable table, Map<String, String> names) {
            for (var name : table.keySet()) {
                if (table.get(List.of(name)) instanceof String text) {
                    names.put(name, text);
                } else {
                    problem(
                            table.inputPositionOf(List.of(name)),
                            name + " must be the name of a field in events, in quotes");
                }
            }
        }
    }
}
