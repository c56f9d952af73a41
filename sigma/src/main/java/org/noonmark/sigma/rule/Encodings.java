package org.noonmark.sigma.rule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.noonmark.sigma.rule.TextPattern.Literal;

/// A value on its way through encodings (modifiers appendix, "Encoding").
///
/// @param areBytes each character stands for the byte of the same number: what `utf16le` and its
///   kin make is bytes, and `base64` takes them as such
record Encodings(TextPattern pattern, boolean areBytes) {

    static Encodings of(TextPattern pattern) {
        return new Encodings(pattern, false);
    }

    /// The value encoded; several where its place in the encoded text matters.
    List<Encodings> encoded(Modifier encoding) {
        return switch (encoding) {
            case BASE64 -> List.of(of(TextPattern.literal(base64(bytes()))));
            case BASE64OFFSET ->
                    IntStream.range(0, 3)
                            .mapToObj(offset -> of(TextPattern.literal(base64At(offset))))
                            .toList();
            case UTF16BE -> List.of(wide(true));
            case UTF16 -> List.of(withByteOrderMark());
            default -> List.of(wide(false));
        };
    }

    private byte[] bytes() {
        var text = new StringBuilder();
        for (var part : pattern.parts()) {
            text.append(((Literal) part).text());
        }
        return text.toString().getBytes(areBytes ? ISO_8859_1 : UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// The characters that are the same whatever stands before and behind the value, when it begins
    /// `offset` bytes after a group of three.
    private String base64At(int offset) {
        var value = bytes();
        var shifted = new byte[offset + value.length];
        System.arraycopy(value, 0, shifted, offset, value.length);
        var text = base64(shifted);
        // A character holds six bits: those that share bits with a neighbour are left out.
        int start = offset == 0 ? 0 : offset + 1;
        int behind = shifted.length % 3;
        int end = text.length() - (behind == 0 ? 0 : behind == 1 ? 3 : 2);
        return text.substring(Math.min(start, end), end);
    }

    private Encodings wide(boolean isBigEndian) {
        var parts =
                pattern.parts().stream()
                        .map(part ->
                                part instanceof Literal(var text)
                                        ? new Literal(wide(text, isBigEndian))
                                        : part)
                        .toList();
        return new Encodings(new TextPattern(parts), true);
    }

    private static String wide(String text, boolean isBigEndian) {
        return new String(text.getBytes(isBigEndian ? UTF_16BE : UTF_16LE), ISO_8859_1);
    }

    private Encodings withByteOrderMark() {
        var marked = new ArrayList<>(wide(false).pattern.parts());
        marked.addFirst(new Literal("\u00FF\u00FE"));
        return new Encodings(new TextPattern(marked), true);
    }
}
