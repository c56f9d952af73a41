package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fields of one line: apart by blanks and tabs, or by a comma or semicolon with blanks around
/// it; quotes around a field are left off; a `#` that begins a field ends the line.
///
/// Holds places only; the bytes stay where they are until the next line.
final class LineFields {
    private static final int MOST = 10_000;

    private byte[] line = new byte[0];
    private int[] from = new int[8];
    private int[] to = new int[8];
    private int count;

    /// Splits the bytes `start` to `end`, into at most `limit` fields; the rest is not looked at.
    void split(byte[] text, int start, int end, int limit) {
        line = text;
        count = 0;
        int i = skipBlanks(text, start, end);
        boolean isOpen = false;
        while (count < limit && count < MOST && (i < end || isOpen)) {
            if (i < end && text[i] == '#') {
                return;
            }
            i = skipBlanks(text, field(text, i, end), end);
            isOpen = i < end && isComma(text[i]);
            if (isOpen) {
                i = skipBlanks(text, i + 1, end);
            }
        }
    }

    /// Notes the field that begins at `start`; returns where it ends.
    private int field(byte[] text, int start, int end) {
        if (start < end && text[start] == '"') {
            int close = start + 1;
            while (close < end && text[close] != '"') {
                close++;
            }
            add(start + 1, close);
            return Math.min(end, close + 1);
        }
        int i = start;
        while (i < end && !isBlank(text[i]) && !isComma(text[i])) {
            i++;
        }
        add(start, i);
        return i;
    }

    private void add(int start, int end) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = start;
        to[count] = end;
        count++;
    }

    private static int skipBlanks(byte[] text, int start, int end) {
        int i = start;
        while (i < end && isBlank(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isComma(byte b) {
        return b == ',' || b == ';';
    }

    int count() {
        return count;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    String text(int field) {
        return new String(line, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }
}
