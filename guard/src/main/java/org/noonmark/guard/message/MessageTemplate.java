package org.noonmark.guard.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;

/// One way that a message can look: fixed words, and places for values.
///
/// Written as the program writes it, with places in braces: `{name}` takes one word (no space; it
/// may be empty), `{name:#}` digits, `{name:%}` a decimal number with or without sign, `{name:*}`
/// any text and at most once in a template, `{name:@}` an address with or without a port. A place
/// without a name is read and dropped. What stands left of the free place is read from the left,
/// what stands right of it from the right end: no text in the free place changes how the others are
/// read.
final class MessageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}:]*)(?::([#%*@]))?}");

    private enum Type {
        LITERAL,
        WORD,
        DIGITS,
        NUMBER,
        FREE,
        ENDPOINT
    }

    /// @param text of a literal, else the field's name
    private record Part(Type type, String text) {}

    private final String code;
    private final List<Part> parts;
    private final int freeAt;
    private final String[] names;
    private final Object[] values;

    /// @param code the message's class
    /// @param constants names and values in turn, which each such event gets
    MessageTemplate(String code, String written, List<Object> constants) {
        this.code = code;
        this.parts = parts(written);
        this.freeAt = freeAt(parts);
        this.names = new String[constants.size() / 2];
        this.values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = (String) constants.get(2 * i);
            values[i] = constants.get(2 * i + 1);
        }
    }

    private static List<Part> parts(String written) {
        var found = new ArrayList<Part>();
        var places = PLACE.matcher(written);
        int at = 0;
        while (places.find()) {
            if (places.start() > at) {
                found.add(new Part(Type.LITERAL, written.substring(at, places.start())));
            }
            found.add(new Part(typeOf(places.group(2)), places.group(1).intern()));
            at = places.end();
        }
        if (at < written.length()) {
            found.add(new Part(Type.LITERAL, written.substring(at)));
        }
        return List.copyOf(found);
    }

    private static Type typeOf(@Nullable String mark) {
        return switch (mark) {
            case null -> Type.WORD;
            case "#" -> Type.DIGITS;
            case "%" -> Type.NUMBER;
            case "*" -> Type.FREE;
            default -> Type.ENDPOINT;
        };
    }

    private static int freeAt(List<Part> parts) {
        int found = parts.size();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).type == Type.FREE) {
                if (found < parts.size()) {
                    throw new IllegalArgumentException("must have one free place: " + parts);
                }
                found = i;
            } else if (i > 0
                    && parts.get(i).type != Type.LITERAL
                    && parts.get(i - 1).type != Type.LITERAL) {
                throw new IllegalArgumentException("must have words between places: " + parts);
            }
        }
        return found;
    }

    String code() {
        return code;
    }

    /// The character that such a message begins with; 0 when it is not known.
    char firstChar() {
        var first = parts.getFirst();
        return first.type == Type.LITERAL ? first.text.charAt(0) : 0;
    }

    /// Whether a message looks like this. Fields are added to `into`; those of a failed attempt are
    /// taken away again.
    boolean read(String message, int from, int to, LogEventBuilder into) {
        int fieldsBefore = into.fieldCount();
        int left = readLeft(message, from, to, into);
        if (left >= 0) {
            boolean isWhole =
                    freeAt == parts.size() ? left == to : readRight(message, left, to, into);
            if (isWhole) {
                into.add(Ocsf.EVENT_CODE, code);
                for (int i = 0; i < names.length; i++) {
                    into.add(names[i], values[i]);
                }
                return true;
            }
        }
        into.truncate(fieldsBefore);
        return false;
    }

    /// Reads what stands before the free place; -1 when it does not match.
    private int readLeft(String message, int from, int to, LogEventBuilder into) {
        int at = from;
        for (int i = 0; i < freeAt; i++) {
            var part = parts.get(i);
            if (part.type == Type.LITERAL) {
                if (at + part.text.length() > to || !message.startsWith(part.text, at)) {
                    return -1;
                }
                at += part.text.length();
            } else {
                int end = wordEnd(message, at, to, i + 1);
                if (end < 0 || !add(part, message, at, end, into)) {
                    return -1;
                }
                at = end;
            }
        }
        return at;
    }

    /// Where a word ends that the literal `next` follows; -1 when a space comes first.
    private int wordEnd(String message, int from, int to, int next) {
        if (next >= parts.size()) {
            return message.indexOf(' ', from, to) < 0 ? to : -1;
        }
        var literal = parts.get(next).text;
        int end = message.indexOf(literal, from, to);
        return end < 0 || message.indexOf(' ', from, end) >= 0 ? -1 : end;
    }

    /// Reads what stands after the free place, from the right end, then the free place.
    private boolean readRight(String message, int from, int to, LogEventBuilder into) {
        int end = to;
        for (int i = parts.size() - 1; i > freeAt; i--) {
            var part = parts.get(i);
            if (part.type == Type.LITERAL) {
                int start = end - part.text.length();
                if (start < from || !message.startsWith(part.text, start)) {
                    return false;
                }
                end = start;
            } else {
                int start = wordStart(message, from, end, parts.get(i - 1).text);
                if (start < 0 || !add(part, message, start, end, into)) {
                    return false;
                }
                end = start;
            }
        }
        return add(parts.get(freeAt), message, from, end, into);
    }

    private static int wordStart(String message, int from, int end, String literal) {
        int found = message.lastIndexOf(literal, end - literal.length());
        int start = found + literal.length();
        return found < from || message.indexOf(' ', start, end) >= 0 ? -1 : start;
    }

    private static boolean add(Part part, String message, int from, int to, LogEventBuilder into) {
        return switch (part.type) {
            case WORD, FREE -> {
                if (!part.text.isEmpty()) {
                    into.add(part.text, message.substring(from, to));
                }
                yield true;
            }
            case DIGITS -> {
                long value = Digits.parse(message, from, to);
                if (value >= 0 && !part.text.isEmpty()) {
                    into.add(part.text, value);
                }
                yield value >= 0;
            }
            case NUMBER -> {
                double value = Digits.parseDecimal(message, from, to);
                if (!Double.isNaN(value) && !part.text.isEmpty()) {
                    into.add(part.text, value);
                }
                yield !Double.isNaN(value);
            }
            case ENDPOINT -> Endpoint.add(part.text, message, from, to, into);
            case LITERAL -> throw new IllegalStateException("must be a place: " + part);
        };
    }
}
