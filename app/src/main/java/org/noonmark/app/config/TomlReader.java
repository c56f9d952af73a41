package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.config.Key.Section;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// One run over a TOML text by the sections that it may have: what each says, and every mistake.
final class TomlReader {
    private final String file;
    private final List<Section> known;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Section, List<SectionValues>> sections = new HashMap<>();
    private TomlText lines = new TomlText("");
    private boolean isWellFormed;

    /// @param known every section that the text may have
    TomlReader(String file, List<Section> known) {
        this.file = file;
        this.known = known;
    }

    void read(String text) {
        lines = new TomlText(text);
        var toml = lines.parse();
        for (var error : toml.errors()) {
            problem(error.position(), "syntax", String.valueOf(error.getMessage()));
        }
        isWellFormed = toml.errors().isEmpty();
        walk(toml, "");
    }

    List<Problem> problems() {
        return problems;
    }

    /// Whether the TOML itself is right, so that what is absent was left out on purpose.
    boolean isWellFormed() {
        return isWellFormed;
    }

    /// The section, or one without a key when it is absent.
    SectionValues one(Section section) {
        var found = sections.getOrDefault(section, List.of());
        return found.isEmpty()
                ? new SectionValues(section.name(), null, Map.of(), Map.of())
                : found.getFirst();
    }

    List<SectionValues> all(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    void problem(@Nullable TomlPosition position, String key, String message) {
        problems.add(
                new Problem(
                        file,
                        position == null ? 1 : lines.number(position.line()),
                        position == null ? 1 : position.column(),
                        key,
                        message));
    }

    void problem(SectionValues section, Key<?> key, String message) {
        problem(section.positionOf(key), section.label() + "." + key.name(), message);
    }

    private void walk(TomlTable table, String prefix) {
        for (var word : table.keySet()) {
            var name = prefix + word;
            var value = table.get(List.of(word));
            var position = table.inputPositionOf(List.of(word));
            // With a dot in it, ["serve.ntp"] is another table than [serve.ntp] to whoever compares
            // two configurations: there is one way to write a section.
            var section = word.contains(".") ? Optional.<Section>empty() : section(name);
            if (section.isPresent()) {
                readSection(section.orElseThrow(), value, position);
            } else if (value instanceof TomlTable inner && !word.contains(".") && isPrefix(name)) {
                walk(inner, name + ".");
            } else {
                problem(position, name, unknown("section", name, sectionNames()));
            }
        }
    }

    private Optional<Section> section(String name) {
        return known.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    private boolean isPrefix(String name) {
        return known.stream().anyMatch(section -> section.name().startsWith(name + "."));
    }

    private List<String> sectionNames() {
        return known.stream().map(Section::name).toList();
    }

    private static String unknown(String what, String name, List<String> candidates) {
        return "unknown %s%s"
                .formatted(
                        what,
                        NearestWord.to(name, candidates)
                                .map(word -> ", did you mean \"" + word + "\"?")
                                .orElse(
                                        "; there are "
                                                + String.join(", ", new TreeSet<>(candidates))));
    }

    private void readSection(
            Section section, @Nullable Object value, @Nullable TomlPosition position) {
        if (!section.repeated() && value instanceof TomlTable table) {
            readKeys(section, section.name(), table, position);
        } else if (section.repeated() && value instanceof TomlArray array && areTables(array)) {
            for (int i = 0; i < array.size(); i++) {
                readKeys(
                        section,
                        section.name() + "[" + (i + 1) + "]",
                        array.getTable(i),
                        array.inputPositionOf(i));
            }
        } else {
            problem(position, section.name(), "must be written as a section " + section.header());
        }
    }

    private static boolean areTables(TomlArray array) {
        return array.toList().stream().allMatch(TomlTable.class::isInstance);
    }

    private void readKeys(
            Section section, String label, TomlTable table, @Nullable TomlPosition position) {
        var values = new HashMap<Key<?>, Object>();
        var positions = new HashMap<Key<?>, TomlPosition>();
        var byName = new HashMap<String, Key<?>>();
        section.keys().forEach(key -> byName.put(key.name(), key));
        for (var word : table.keySet()) {
            var key = byName.get(word);
            var place = table.inputPositionOf(List.of(word));
            var name = label + "." + word;
            if (key == null) {
                problem(place, name, unknown("key", word, List.copyOf(byName.keySet())));
                continue;
            }
            var written = plain(table.get(List.of(word)));
            var value = key.kind().read(written);
            if (value == null) {
                problem(
                        place,
                        name,
                        "must be " + key.kind().expects() + "; it is " + shown(written));
            } else {
                values.put(key, value);
            }
            if (place != null) {
                positions.put(key, place);
            }
        }
        var found = new SectionValues(label, position, values, positions);
        for (var key : section.keys()) {
            if (key.required() && isWellFormed && !found.isWritten(key)) {
                problem(position, label + "." + key.name(), "is missing: " + key.explanation());
            }
        }
        sections.computeIfAbsent(section, ignored -> new ArrayList<>()).add(found);
    }

    /// The value with arrays as lists, which is all that kinds know of TOML.
    private static Object plain(@Nullable Object value) {
        if (value instanceof TomlArray array) {
            return array.toList();
        }
        return value == null ? "" : value;
    }

    private static String shown(Object written) {
        var text =
                switch (written) {
                    case TomlTable ignored -> "a table";
                    case String word -> '"' + word + '"';
                    default -> written.toString();
                };
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
