package org.noonmark.proof.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads one text. What it accepts is JSON with no fraction, no lone surrogate and no name twice;
/// whether it is spelt canonically is asked afterwards.
final class JsonReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_DIGITS = 17;
    private static final String NAMED = "btnfr\"\\/";
    private static final String MEANT = "\b\t\n\f\r\"\\/";

    private final String text;
    private int at;
    private CanonicalJson.Read.Malformed defect =
            new CanonicalJson.Read.Malformed(0, "is no value");

    JsonReader(String text) {
        this.text = text;
    }

    /// The value that the text is; empty when there is a [#defect].
    Optional<Json> whole() {
        var value = value(0);
        if (value.isPresent() && at < text.length()) {
            return malformed("something stands behind the value");
        }
        return value;
    }

    CanonicalJson.Read.Malformed defect() {
        return defect;
    }

    private <T> Optional<T> malformed(String reason) {
        defect = new CanonicalJson.Read.Malformed(at, reason);
        return Optional.empty();
    }

    private boolean take(char expected) {
        boolean is = at < text.length() && text.charAt(at) == expected;
        at += is ? 1 : 0;
        return is;
    }

    private boolean take(String word) {
        boolean is = text.startsWith(word, at);
        at += is ? word.length() : 0;
        return is;
    }

    private Optional<Json> value(int depth) {
        if (depth > MAX_DEPTH) {
            return malformed("is nested too deep");
        }
        if (take('{')) {
            return members(depth);
        }
        if (take('[')) {
            return items(depth);
        }
        if (take('"')) {
            return string().map(Json.Text::new);
        }
        if (take("true")) {
            return Optional.of(new Json.Flag(true));
        }
        if (take("false")) {
            return Optional.of(new Json.Flag(false));
        }
        return take("null") ? Optional.of(new Json.Nothing()) : number();
    }

    private Optional<Json> items(int depth) {
        var values = new ArrayList<Json>();
        if (take(']')) {
            return Optional.of(new Json.Items(values));
        }
        do {
            var value = value(depth + 1);
            if (value.isEmpty()) {
                return value;
            }
            values.add(value.get());
        } while (take(','));
        return take(']')
                ? Optional.of(new Json.Items(values))
                : malformed("here stands a comma or the end of the list");
    }

    private Optional<Json> members(int depth) {
        var values = new LinkedHashMap<String, Json>();
        if (take('}')) {
            return Optional.of(new Json.Members(values));
        }
        do {
            if (!take('"')) {
                return malformed("here stands the name of a member");
            }
            var name = string();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            if (!take(':')) {
                return malformed("here stands a colon");
            }
            var value = value(depth + 1);
            if (value.isEmpty()) {
                return value;
            }
            if (values.put(name.get(), value.get()) != null) {
                return malformed("this name is there already");
            }
        } while (take(','));
        return take('}')
                ? Optional.of(new Json.Members(values))
                : malformed("here stands a comma or the end of the object");
    }

    private Optional<Json> number() {
        int start = at;
        boolean negative = take('-');
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        boolean leadingZero = at - digits > 1 && text.charAt(digits) == '0';
        if (at == digits || at - digits > MAX_DIGITS || leadingZero) {
            return malformed("is no whole number and no other value");
        }
        long number = Long.parseLong(text, start, at, 10);
        if (Math.abs(number) > Json.MAX_WHOLE || (negative && number == 0)) {
            return malformed("is no whole number within 2^53 - 1");
        }
        return Optional.of(new Json.Whole(number));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Reads from behind the first quote to behind the last.
    private Optional<String> string() {
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return hasLoneSurrogate(value)
                        ? malformed("half a character is no text")
                        : Optional.of(value.toString());
            }
            if (c < ' ') {
                return malformed("a control character in a text is escaped");
            }
            if (c != '\\') {
                value.append(c);
            } else if (!escape(value)) {
                return malformed("is no escape");
            }
        }
        return malformed("the text has no end");
    }

    private boolean escape(StringBuilder value) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        int named = NAMED.indexOf(c);
        if (named >= 0) {
            value.append(MEANT.charAt(named));
            return true;
        }
        if (c != 'u' || at + 4 > text.length()) {
            return false;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                return false;
            }
            code = code * 16 + digit;
        }
        value.append((char) code);
        return true;
    }

    private static boolean hasLoneSurrogate(CharSequence value) {
        return value.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
