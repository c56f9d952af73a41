package org.noonmark.guard.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Bytes of a line to text; bytes that are no UTF-8 are shown as `\xNN`.
final class LineText {
    private static final char REPLACEMENT = '\uFFFD';

    private String text = "";
    private int invalidBytes;
    private int controlBytes;

    /// Decodes UTF-8.
    void read(byte[] bytes, int from, int to) {
        invalidBytes = 0;
        controlBytes = 0;
        boolean isAscii = true;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            isAscii &= b >= 0;
            if (b >= 0 && b < ' ' && isUnusual(b)) {
                controlBytes++;
            }
        }
        if (isAscii) {
            text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            return;
        }
        text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            text = showInvalid(bytes, from, to);
        }
    }

    void read(byte[] bytes, int from, int to, Charset charset) {
        invalidBytes = 0;
        controlBytes = 0;
        text = new String(bytes, from, to - from, charset);
    }

    /// Tabs, line ends, escapes and auditd's group separator stand in logs that are text.
    private static boolean isUnusual(int b) {
        return b != '\t' && b != '\n' && b != '\r' && b != 0x1b && b != 0x1d;
    }

    private String showInvalid(byte[] bytes, int from, int to) {
        var shown = new StringBuilder(to - from + 16);
        int at = from;
        while (at < to) {
            int length = Utf8.lengthAt(bytes, at, to);
            if (length == 0) {
                invalidBytes++;
                shown.append("\\x").append(hex(bytes[at] >> 4)).append(hex(bytes[at]));
                at++;
            } else {
                shown.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return shown.toString();
    }

    private static char hex(int value) {
        return Character.forDigit(value & 15, 16);
    }

    String text() {
        return text;
    }

    int invalidBytes() {
        return invalidBytes;
    }

    /// Whether this is hardly text: NUL bytes, or more than one byte in eight that no text has.
    boolean isBinary(int lengthBytes) {
        return text.indexOf('\0') >= 0 || (invalidBytes + controlBytes) * 8 > lengthBytes;
    }
}
