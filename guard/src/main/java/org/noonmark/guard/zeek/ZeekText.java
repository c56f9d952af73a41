package org.noonmark.guard.zeek;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Texts and times of Zeek's tables as its JSON writes them.
final class ZeekText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final long MICROS = 1_000_000;
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_TIME_LENGTH = 40;
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(60_000_000_000L);

    private ZeekText() {}

    /// Undoes `\\` and `\xNN`. Of control characters only tabs and ends of lines are undone, which
    /// a table cannot hold; all others stay as they are, as in Zeek's JSON.
    static String plain(String text) {
        int at = text.indexOf('\\');
        if (at < 0) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one != '\\' || at + 1 >= text.length()) {
                out.append(one);
                at++;
            } else if (text.charAt(at + 1) == '\\') {
                out.append(one);
                at += 2;
            } else {
                at = hidden(text, at, out);
            }
        }
        return out.toString();
    }

    /// Reads as many `\xNN` in a row as there are.
    ///
    /// @return where the rest begins
    private static int hidden(String text, int begin, StringBuilder out) {
        int end = begin;
        while (byteAt(text, end) >= 0) {
            end += 4;
        }
        if (end == begin) {
            out.append(text.charAt(begin));
            return begin + 1;
        }
        var bytes = new byte[(end - begin) / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) byteAt(text, begin + 4 * i);
        }
        var whole = new String(bytes, StandardCharsets.UTF_8);
        if (isHarmless(whole)) {
            out.append(whole);
        } else {
            for (int i = 0; i < bytes.length; i++) {
                if (isHarmless(bytes[i])) {
                    out.append((char) bytes[i]);
                } else {
                    out.append(text, begin + 4 * i, begin + 4 * i + 4);
                }
            }
        }
        return end;
    }

    private static boolean isHarmless(String text) {
        return text.chars().allMatch(one -> one > 0x7f ? one != REPLACEMENT : isHarmless(one));
    }

    private static boolean isHarmless(int one) {
        return one == '\t' || one == '\n' || one == '\r' || (one >= ' ' && one < 0x7f);
    }

    private static int byteAt(String text, int at) {
        boolean isThere =
                at + 4 <= text.length() && text.charAt(at) == '\\' && text.charAt(at + 1) == 'x';
        if (!isThere) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 2), 16);
        int low = Character.digit(text.charAt(at + 3), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// Seconds since 1970, also as `-2.15e+09`, as UTC rounded to six digits; the text itself when
    /// it is none.
    static String time(String seconds) {
        if (seconds.length() > MAX_TIME_LENGTH) {
            return seconds;
        }
        try {
            var exact = new BigDecimal(seconds);
            if (exact.abs().compareTo(MAX_SECONDS) > 0 || exact.scale() > MAX_TIME_LENGTH) {
                return seconds;
            }
            long micros =
                    exact.movePointRight(MICRO_DIGITS)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            var civil =
                    LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), 0, ZoneOffset.UTC);
            var out = new StringBuilder(27).append(civil.toLocalDate()).append('T');
            pad(out, civil.getHour()).append(':');
            pad(out, civil.getMinute()).append(':');
            pad(out, civil.getSecond()).append('.');
            var rest = Long.toString(Math.floorMod(micros, MICROS));
            return out.repeat('0', MICRO_DIGITS - rest.length())
                    .append(rest)
                    .append('Z')
                    .toString();
        } catch (NumberFormatException _) {
            return seconds;
        }
    }

    private static StringBuilder pad(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
