package org.noonmark.proof.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes values in their one spelling, and reads nothing else.
public final class CanonicalJson {
    private static final String NAMED = "\b\t\n\f\r\"\\";
    private static final String LETTERS = "btnfr\"\\";

    private CanonicalJson() {}

    /// What became of bytes from outside.
    public sealed interface Read {
        /// They are the one spelling of a value.
        record Value(Json json) implements Read {}

        /// They are not.
        ///
        /// @param position of the byte or character, from 0
        record Malformed(int position, String reason) implements Read {
            /// For people.
            public String text() {
                return "at %d: %s".formatted(position, reason);
            }
        }
    }

    /// Reads a value that is spelt as [#write] spells it, nested at most 32 deep.
    public static Read read(byte[] bytes) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException notUtf8) {
            return new Read.Malformed(0, "is not UTF-8");
        }
        var reader = new JsonReader(text);
        var json = reader.whole();
        if (json.isEmpty()) {
            return reader.defect();
        }
        var canonical = write(json.get());
        int same = commonPrefix(text, canonical);
        return canonical.equals(text)
                ? new Read.Value(json.get())
                : new Read.Malformed(same, "is not in its canonical spelling (RFC 8785)");
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return length;
    }

    static String write(Json json) {
        var text = new StringBuilder();
        write(json, text);
        return text.toString();
    }

    private static void write(Json json, StringBuilder text) {
        switch (json) {
            case Json.Text(var value) -> writeText(value, text);
            case Json.Whole(long value) -> text.append(value);
            case Json.Flag(boolean value) -> text.append(value);
            case Json.Nothing() -> text.append("null");
            case Json.Items(var values) -> writeItems(values, text);
            case Json.Members(var values) -> writeMembers(values, text);
        }
    }

    private static void writeItems(List<Json> values, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            write(values.get(i), text);
        }
        text.append(']');
    }

    private static void writeMembers(Map<String, Json> values, StringBuilder text) {
        text.append('{');
        var separator = "";
        // Strings compare by their UTF-16 code units, which is the order that is asked for.
        for (var member : new TreeMap<>(values).entrySet()) {
            text.append(separator);
            writeText(member.getKey(), text);
            text.append(':');
            write(member.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }

    private static void writeText(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int named = NAMED.indexOf(c);
            if (named >= 0) {
                text.append('\\').append(LETTERS.charAt(named));
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
