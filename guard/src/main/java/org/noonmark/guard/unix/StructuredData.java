package org.noonmark.guard.unix;

import java.util.HashMap;
import java.util.Map;
import org.noonmark.guard.event.LogEventBuilder;

/// The structured data of RFC 5424, section 6.3: `[id name="value" …][…]` or `-`.
final class StructuredData {
    private static final int MAX_NAMES = 1_000;

    /// Names that came before, so that the same name is the same object.
    private final Map<String, String> names = new HashMap<>();

    /// Adds `id.name` and value for each parameter.
    ///
    /// @return where it ends; -1 when it is malformed (then nothing is added)
    int read(String line, int from, LogEventBuilder event) {
        if (line.startsWith("-", from)) {
            return from + 1;
        }
        int fieldsBefore = event.fieldCount();
        int at = from;
        do {
            at = element(line, at, event);
        } while (at >= 0 && line.startsWith("[", at));
        if (at < 0) {
            event.truncate(fieldsBefore);
        }
        return at;
    }

    private int element(String line, int from, LogEventBuilder event) {
        if (!line.startsWith("[", from)) {
            return -1;
        }
        int at = nameEnd(line, from + 1);
        if (at == from + 1) {
            return -1;
        }
        var id = line.substring(from + 1, at);
        while (line.startsWith(" ", at)) {
            int nameEnd = nameEnd(line, at + 1);
            if (nameEnd == at + 1 || !line.startsWith("=\"", nameEnd)) {
                return -1;
            }
            var value = new StringBuilder();
            int end = value(line, nameEnd + 2, value);
            if (end < 0) {
                return -1;
            }
            event.add(name(id + "." + line.substring(at + 1, nameEnd)), value.toString());
            at = end;
        }
        return line.startsWith("]", at) ? at + 1 : -1;
    }

    private String name(String name) {
        var known = names.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() < MAX_NAMES) {
            names.put(name, name);
        }
        return name;
    }

    private static int nameEnd(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c <= ' ' || c == '=' || c == ']' || c == '"' || c > '~') {
                break;
            }
            at++;
        }
        return at;
    }

    /// Reads up to the closing quote; a backslash is kept before anything but `"`, `\` and `]`.
    private static int value(String line, int from, StringBuilder into) {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < line.length() && "\"\\]".indexOf(line.charAt(at + 1)) >= 0) {
                at++;
                c = line.charAt(at);
            }
            into.append(c);
        }
        return -1;
    }
}
