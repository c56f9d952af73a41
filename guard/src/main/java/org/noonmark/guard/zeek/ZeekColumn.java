package org.noonmark.guard.zeek;

import org.noonmark.guard.event.LogEventBuilder;

/// One column of a table: its field's name, and how its values are read.
///
/// @param isMany a set or a vector: several values
record ZeekColumn(String name, Type type, boolean isMany) {
    enum Type {
        TEXT,
        WHOLE,
        REAL,
        TRUTH,
        TIME
    }

    /// @param type as `#types` names it: `count`, `set[addr]` …
    static ZeekColumn of(String name, String type) {
        int open = type.indexOf('[');
        boolean isMany = open > 0 && type.endsWith("]");
        var inner = isMany ? type.substring(open + 1, type.length() - 1) : type;
        return new ZeekColumn(
                name,
                switch (inner) {
                    case "count", "int", "port", "counter" -> Type.WHOLE;
                    case "double", "interval" -> Type.REAL;
                    case "bool" -> Type.TRUTH;
                    case "time" -> Type.TIME;
                    default -> Type.TEXT;
                },
                isMany);
    }

    void add(String text, LogEventBuilder event) {
        event.add(name, value(text));
    }

    /// A value that is not what its column says stays text.
    private Object value(String text) {
        try {
            return switch (type) {
                case WHOLE -> Long.parseLong(text);
                case REAL -> Double.parseDouble(text);
                case TRUTH -> text.equals("T") ? true : text.equals("F") ? (Object) false : text;
                case TIME -> ZeekText.time(text);
                case TEXT -> ZeekText.plain(text);
            };
        } catch (NumberFormatException _) {
            return ZeekText.plain(text);
        }
    }
}
