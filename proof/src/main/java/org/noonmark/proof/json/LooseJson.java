package org.noonmark.proof.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads JSON with white space between its parts, for files that people write. Fractions are not
/// read here either.
public final class LooseJson {
    private LooseJson() {}

    /// The value, if the bytes are JSON without fractions.
    public static Optional<Json> read(byte[] bytes) {
        return new JsonReader(withoutSpace(new String(bytes, StandardCharsets.UTF_8))).whole();
    }

    private static String withoutSpace(String text) {
        var tight = new StringBuilder(text.length());
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (inText || !isSpace) {
                tight.append(c);
            }
            if (inText && c == '\\' && i + 1 < text.length()) {
                tight.append(text.charAt(++i));
            } else if (c == '"') {
                inText = !inText;
            }
        }
        return tight.toString();
    }
}
