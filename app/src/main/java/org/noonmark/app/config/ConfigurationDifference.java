package org.noonmark.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.Visible;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// What is different between two configurations, by key: comments, order and spacing mean nothing.
///
/// A key that is written with its default differs from one that is not written: a later release may
/// have another default. There are no secrets in a configuration, only the names of their files.
public final class ConfigurationDifference {
    /// By what one of several sections of a kind is told from the others, best first.
    private static final List<String> IDENTITIES = List.of("name", "host", "address", "file");

    /// Where the content of other files is written down.
    private static final String FILES = "approval.files";

    /// Who knows the hash of a secret can try guesses at it; the ledger is for everybody.
    private static final List<String> SECRETS =
            List.of("keys.file", "serve.roughtime.key", "witness.key");

    private ConfigurationDifference() {}

    /// What is different, in the order of the keys.
    ///
    /// @param before TOML without mistakes
    /// @param after TOML without mistakes
    public static List<Difference> of(String before, String after) {
        var old = flat(before);
        var now = flat(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var secrets = secrets(before);
        secrets.addAll(secrets(after));
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            var from = Optional.ofNullable(old.get(name));
            var to = Optional.ofNullable(now.get(name));
            if (!from.equals(to)) {
                differences.add(
                        secrets.contains(name)
                                ? hidden(name, from, to)
                                : new Difference(name, from, to));
            }
        }
        return List.copyOf(differences);
    }

    /// Another content of a file that a configuration names.
    ///
    /// @param text of the configuration
    /// @param from SHA-256 of what it was, or words
    /// @param to SHA-256 of what it is, or words
    public static Difference ofFile(String text, String file, String from, String to) {
        var name = fileKey(file);
        return secrets(text).contains(name)
                ? hidden(name, Optional.of(from), Optional.of(to))
                : new Difference(name, Optional.of(from), Optional.of(to));
    }

    /// How the content of a file is called among the keys.
    public static String fileKey(String file) {
        return FILES + "[" + shown(file) + "]";
    }

    /// A name as ASCII, where nothing is hidden or looks like something else.
    public static String shown(String name) {
        return Visible.ascii(name.replace("\\", "\\\\"));
    }

    private static Difference hidden(String name, Optional<String> from, Optional<String> to) {
        return new Difference(name, from.map(_ -> "(a secret)"), to.map(_ -> "(another secret)"));
    }

    /// The names of files of secrets, as keys.
    private static Set<String> secrets(String text) {
        var toml = new TomlText(text).parse();
        var names = new TreeSet<String>();
        for (var key : SECRETS) {
            if (toml.isString(key)) {
                names.add(fileKey(Path.of(String.valueOf(toml.getString(key))).toString()));
            }
        }
        return names;
    }

    private static Map<String, String> flat(String text) {
        var all = new TreeMap<String, String>();
        walk(new TomlText(text).parse(), "", all);
        return all;
    }

    private static void walk(TomlTable table, String prefix, Map<String, String> all) {
        for (var word : table.keySet()) {
            put(prefix + word, table.get(List.of(word)), all);
        }
    }

    private static void put(String name, @Nullable Object value, Map<String, String> all) {
        switch (value) {
            case TomlTable table -> {
                // An empty section can switch a server on.
                all.put(name, "(section)");
                walk(table, name + ".", all);
            }
            case TomlArray array when isOfTables(array) -> {
                var copies = new HashMap<String, Integer>();
                for (int i = 0; i < array.size(); i++) {
                    var inner = array.getTable(i);
                    var label = name + "[" + identity(inner, i) + "]";
                    int copy = copies.merge(label, 1, Integer::sum);
                    put(copy == 1 ? label : label + "#" + copy, inner, all);
                }
            }
            case TomlArray array when name.equals(FILES) ->
                    ApprovalKeys.files(array.toList().stream().map(String::valueOf).toList())
                            .forEach((file, sha256) -> all.put(fileKey(file), sha256));
            case TomlArray array -> all.put(name, Kinds.toToml(array.toList()));
            case null -> all.put(name, "");
            default -> all.put(name, Kinds.toToml(value));
        }
    }

    private static boolean isOfTables(TomlArray array) {
        return !array.isEmpty() && array.toList().stream().allMatch(TomlTable.class::isInstance);
    }

    private static String identity(TomlTable table, int index) {
        return IDENTITIES.stream()
                .filter(table::isString)
                .map(table::getString)
                .map(name -> shown(String.valueOf(name)))
                .findFirst()
                .orElse(Integer.toString(index + 1));
    }
}
