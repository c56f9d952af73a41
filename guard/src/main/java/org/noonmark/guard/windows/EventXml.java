package org.noonmark.guard.windows;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one Windows event that is written as XML text, as Sysmon for Linux does.
///
/// Only what such events consist of: elements, attributes, text and the five named references
/// beside numeric ones. Declarations of documents and entities are refused: nothing from outside is
/// ever looked up or multiplied.
final class EventXml {
    private static final int MAX_NAMES = 4096;

    private final EventElements elements = new EventElements();
    private final Map<String, String> names = new HashMap<>();
    private String text = "";
    private int at;

    /// Passes the event's fields on.
    ///
    /// @return false when the text is no such XML
    boolean read(String xml, WindowsEvent event) {
        text = xml;
        at = 0;
        elements.begin(event);
        int depth = 0;
        int valueBegin = 0;
        do {
            int tag = text.indexOf('<', at);
            if (tag < 0) {
                return false;
            }
            valueBegin = at;
            at = tag + 1;
            if (at < text.length() && text.charAt(at) == '/') {
                var value = unescaped(valueBegin, tag);
                int end = text.indexOf('>', at);
                if (end < 0 || value == null || depth == 0) {
                    return false;
                }
                if (!value.isBlank()) {
                    elements.value(value);
                }
                elements.close();
                depth--;
                at = end + 1;
            } else {
                int opened = open();
                if (opened < 0) {
                    return false;
                }
                depth += opened;
            }
        } while (depth > 0);
        return true;
    }

    /// Reads a start tag: 1 when the element stays open, 0 when it is empty, -1 when it is wrong.
    private int open() {
        var name = name();
        if (name.isEmpty() || !elements.open(name)) {
            return -1;
        }
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '>') {
                at++;
                return 1;
            }
            if (next == '/') {
                elements.close();
                at += 2;
                return at <= text.length() && text.charAt(at - 1) == '>' ? 0 : -1;
            }
            if (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                at++;
            } else if (!attribute()) {
                return -1;
            }
        }
        return -1;
    }

    private boolean attribute() {
        var name = name();
        if (name.isEmpty() || at + 1 >= text.length() || text.charAt(at) != '=') {
            return false;
        }
        char quote = text.charAt(at + 1);
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 2) : -1;
        var value = end < 0 ? null : unescaped(at + 2, end);
        if (value == null) {
            return false;
        }
        elements.attribute(name, value);
        at = end + 1;
        return true;
    }

    private String name() {
        int begin = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        var name = text.substring(begin, at);
        if (names.size() < MAX_NAMES) {
            var known = names.putIfAbsent(name, name);
            return known == null ? name : known;
        }
        return names.getOrDefault(name, name);
    }

    private static boolean isNamePart(char one) {
        return Character.isLetterOrDigit(one)
                || one == '_'
                || one == '-'
                || one == ':'
                || one == '.';
    }

    private @Nullable String unescaped(int begin, int end) {
        int reference = text.indexOf('&', begin);
        if (reference < 0 || reference >= end) {
            return text.substring(begin, end);
        }
        var out = new StringBuilder(end - begin);
        int from = begin;
        while (reference >= 0 && reference < end) {
            out.append(text, from, reference);
            int close = text.indexOf(';', reference);
            if (close < 0 || close >= end) {
                return null;
            }
            int point = referred(text.substring(reference + 1, close));
            if (point < 0) {
                return null;
            }
            out.appendCodePoint(point);
            from = close + 1;
            reference = text.indexOf('&', from);
        }
        return out.append(text, from, end).toString();
    }

    private static int referred(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numbered(name);
        };
    }

    private static int numbered(String name) {
        if (name.length() < 2 || name.length() > 8 || name.charAt(0) != '#') {
            return -1;
        }
        boolean isHex = name.charAt(1) == 'x';
        try {
            int point = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
            return Character.isValidCodePoint(point) ? point : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
