package org.noonmark.events;

import java.util.function.IntPredicate;

/// Text from outside as people may be shown it: whatever moves a terminal, ends a line, turns the
/// direction of writing or is not seen stands there as an escape, as TOML and JSON have them.
public final class Visible {
    private static final char FIRST_BEYOND_ASCII = 0x7F;

    private Visible() {}

    /// In one line.
    public static String line(String text) {
        return shown(text, Visible::isHidden);
    }

    /// The ends of lines, and tabs, stay.
    public static String lines(String text) {
        return shown(text, c -> c != '\n' && c != '\t' && isHidden(c));
    }

    /// In one line of ASCII: letters of other scripts can look like those that are expected.
    public static String ascii(String text) {
        return shown(text, c -> c >= FIRST_BEYOND_ASCII || isHidden(c));
    }

    /// JSON that says the same.
    public static String json(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    var written = Character.toString(c);
                    if (isHidden(c)) {
                        written.chars().forEach(unit -> escape(shown, unit, "\\u", 4));
                    } else {
                        shown.append(written);
                    }
                });
        return shown.toString();
    }

    private static String shown(String text, IntPredicate isEscaped) {
        if (text.codePoints().noneMatch(isEscaped)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (isEscaped.test(c)) {
                        escape(shown, c, "\\U", 8);
                    } else {
                        shown.appendCodePoint(c);
                    }
                });
        return shown.toString();
    }

    /// Never in the digits of a language.
    private static void escape(StringBuilder shown, int value, String prefix, int digits) {
        var hex = Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
        shown.append(prefix).repeat("0", digits - hex.length()).append(hex);
    }

    /// Letters and marks that are drawn as nothing are hidden too, and spaces other than the one.
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> isBlank(c);
        };
    }

    /// Fillers of Hangul, Khmer and Braille, joiners, and selectors of variants.
    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                    isIn(c, 0x180B, 0x180F) || isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF);
        };
    }

    private static boolean isIn(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
