package org.noonmark.guard.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Receipt;

/// Cuts a stream of UTF-8 into JSON values: the members of an outermost list, also of one that an
/// object wraps as its first member, or values behind each other with anything of white space,
/// commas and record separators between them.
///
/// It knows only as much of JSON as it needs to find ends, and to notice that a value broke off: a
/// line's end inside a text, or an object that begins where none may begin. What is between values
/// and is none ends at its line's end.
final class JsonSplitter {
    /// Takes the pieces.
    interface Pieces {
        /// A whole value, owned by the splitter.
        void value(byte[] bytes, int length, long offsetBytes, Receipt receipt);

        /// Bytes that are no value.
        void broken(boolean isTooLong, String detail, long offsetBytes);
    }

    private enum Within {
        NOTHING,
        VALUE,
        TEXT,
        ESCAPE,
        JUNK
    }

    private static final int MAX_WRAPPER = 40;
    private static final Pattern WRAPPER =
            Pattern.compile("\\{\\s*\"(Records|records|events|value)\"\\s*:\\s*");

    private final int maxBytes;
    private final Pieces pieces;
    private final BitSet isList = new BitSet();
    private byte[] kept = new byte[8192];
    private int length;
    private boolean isTooLong;
    private boolean isWrapped;
    private int depth;
    private Within within = Within.NOTHING;
    private byte previous;
    private boolean isLineStart = true;
    private long begin;
    private @Nullable Receipt receipt;

    JsonSplitter(int maxBytes, Pieces pieces) {
        this.maxBytes = maxBytes;
        this.pieces = pieces;
    }

    /// @param at how many bytes the log has before this one
    void accept(byte one, long at, Receipt now) {
        switch (within) {
            case NOTHING -> between(one, at, now);
            case JUNK -> {
                if (one == '\n') {
                    within = Within.NOTHING;
                }
            }
            case ESCAPE -> {
                keep(one);
                within = Within.TEXT;
            }
            case TEXT -> inText(one);
            case VALUE -> inValue(one, at, now);
        }
        isLineStart = one == '\n';
    }

    private void between(byte one, long at, Receipt now) {
        switch (one) {
            case ' ', '\t', '\r', '\n', ',', '[', ']', 0x1e -> {}
            case '}' -> {
                if (!isWrapped) {
                    junk(at);
                }
                isWrapped = false;
            }
            case '{' -> {
                begin = at;
                receipt = now;
                length = 0;
                isTooLong = false;
                depth = 0;
                within = Within.VALUE;
                open(one);
            }
            default -> junk(at);
        }
    }

    private void junk(long at) {
        pieces.broken(false, "no JSON object begins here", at);
        within = Within.JUNK;
    }

    private void inText(byte one) {
        if (one == '\n') {
            breakOff("a line ends inside a text");
            return;
        }
        keep(one);
        if (one == '\\') {
            within = Within.ESCAPE;
        } else if (one == '"') {
            within = Within.VALUE;
        }
    }

    private void inValue(byte one, long at, Receipt now) {
        switch (one) {
            case '"' -> {
                keep(one);
                within = Within.TEXT;
            }
            case '{', '[' -> {
                boolean mayBegin =
                        previous == ':'
                                || previous == '['
                                || (previous == ',' && isList.get(depth - 1));
                if (!mayBegin && isLineStart) {
                    breakOff("the value is not complete");
                    between(one, at, now);
                    return;
                }
                if (one == '[' && isWrapper()) {
                    isWrapped = true;
                    within = Within.NOTHING;
                    length = 0;
                    return;
                }
                open(one);
                return;
            }
            case '}', ']' -> {
                keep(one);
                close();
            }
            default -> keep(one);
        }
        if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
            previous = one;
        }
    }

    /// Whether the object so far only wraps the list of events that begins here, as services
    /// deliver their files: `{"Records": [`.
    private boolean isWrapper() {
        if (depth != 1 || isWrapped || length > MAX_WRAPPER) {
            return false;
        }
        var begun = new String(kept, 0, length, StandardCharsets.ISO_8859_1);
        return WRAPPER.matcher(begun).matches();
    }

    private void open(byte one) {
        keep(one);
        previous = one;
        if (depth > JsonFlattener.MAX_DEPTH * 2) {
            breakOff("deeper than " + JsonFlattener.MAX_DEPTH + " objects and lists");
            within = Within.JUNK;
            return;
        }
        isList.set(depth++, one == '[');
    }

    private void close() {
        if (--depth > 0) {
            return;
        }
        within = Within.NOTHING;
        if (isTooLong) {
            tellTooLong();
        } else {
            pieces.value(kept, length, begin, Objects.requireNonNull(receipt));
        }
        length = 0;
    }

    private void keep(byte one) {
        if (length < kept.length) {
            kept[length++] = one;
        } else if (length < maxBytes) {
            kept = Arrays.copyOf(kept, Math.min(maxBytes, length * 2));
            kept[length++] = one;
        } else {
            isTooLong = true;
        }
    }

    private void breakOff(String detail) {
        if (isTooLong) {
            tellTooLong();
        } else {
            pieces.broken(false, detail, begin);
        }
        within = Within.NOTHING;
        length = 0;
    }

    private void tellTooLong() {
        pieces.broken(true, "longer than " + maxBytes + " bytes", begin);
    }

    /// There is no more.
    void end() {
        if (within == Within.VALUE || within == Within.TEXT || within == Within.ESCAPE) {
            breakOff("the log ends inside this value");
        }
        within = Within.NOTHING;
    }
}
