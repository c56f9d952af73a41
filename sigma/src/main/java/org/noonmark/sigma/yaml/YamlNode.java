package org.noonmark.sigma.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of a YAML document, and where it begins.
public sealed interface YamlNode {
    /// Counted from 1.
    int line();

    /// How many nodes a reader meets who follows every alias, this one included.
    int weight();

    /// True when nothing is there, or null is written.
    static boolean isAbsent(@Nullable YamlNode node) {
        return node == null || (node instanceof Scalar scalar && scalar.isNull());
    }

    /// Text, with or without quotes.
    ///
    /// @param isPlain without quotes and tags: the core schema decides what it is
    record Scalar(String text, boolean isPlain, int line) implements YamlNode {
        @Override
        public int weight() {
            return 1;
        }

        /// What the core schema takes this for.
        public ScalarKind kind() {
            return isPlain ? ScalarKind.of(text) : ScalarKind.TEXT;
        }

        public boolean isNull() {
            return kind() == ScalarKind.NULL;
        }
    }

    /// A list.
    record Items(List<YamlNode> nodes, int line, int weight) implements YamlNode {}

    /// A map in the order of the document; no key occurs twice.
    record Fields(List<Field> list, int line, int weight) implements YamlNode {
        /// The value of `key`, or null when it is not there.
        public @Nullable YamlNode get(String key) {
            for (var field : list) {
                if (field.key().text().equals(key)) {
                    return field.value();
                }
            }
            return null;
        }
    }

    record Field(Scalar key, YamlNode value) {}
}
