package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Puts a site's values where a rule has `%name%` (rules specification, "Placeholders").
final class Placeholders {
    private static final int MAX_VALUES = 10_000;

    private final RuleSettings settings;
    private final Set<String> missing = new LinkedHashSet<>();

    Placeholders(RuleSettings settings) {
        this.settings = settings;
    }

    RuleSettings settings() {
        return settings;
    }

    /// Names that the settings do not know.
    Set<String> missing() {
        return missing;
    }

    /// A piece of a text: what is written, or the name of a placeholder.
    record Piece(String text, boolean isPlaceholder) {}

    /// Splits at `%name%`; `\%` is a plain percent sign.
    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '%' ? nameEnd(text, at + 1) : -1;
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '%') {
                plain.append('%');
                at += 2;
            } else if (end > 0) {
                pieces.add(new Piece(plain.toString(), false));
                plain.setLength(0);
                pieces.add(new Piece(text.substring(at + 1, end), true));
                at = end + 1;
            } else {
                plain.append(c);
                at++;
            }
        }
        pieces.add(new Piece(plain.toString(), false));
        return pieces;
    }

    /// The index of the `%` that ends the name at `from`, or -1.
    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == '%' ? at : -1;
    }

    private static boolean isName(char c) {
        return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }

    /// What a placeholder stands for; none when the settings do not know it.
    List<String> values(String name) {
        var values = settings.placeholders().get(name);
        if (values == null) {
            missing.add(name);
            return List.of();
        }
        return values.size() > MAX_VALUES ? values.subList(0, MAX_VALUES) : values;
    }
}
