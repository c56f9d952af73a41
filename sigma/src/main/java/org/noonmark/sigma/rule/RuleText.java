package org.noonmark.sigma.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A file of rules: one or more YAML documents.
///
/// @param file its name inside the pack, for messages
public record RuleText(String file, String text) {
    /// The text of UTF-8 bytes; bytes that are none become U+FFFD, a byte order mark is dropped.
    public static RuleText of(String file, byte[] bytes) {
        var text = new String(bytes, UTF_8);
        return new RuleText(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
