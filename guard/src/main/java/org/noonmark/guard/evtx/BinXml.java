package org.noonmark.guard.evtx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.windows.EventElements;

/// Reads binary XML: elements, templates with their values in place, nested fragments.
///
/// Tokens ([MS-EVEN6] 2.2.12.3; the bit 0x40 says that more of the same follow):
///
/// | token | meaning | behind it |
/// |---|---|---|
/// | 00 | end of the fragment | |
/// | 01 | element opens | [dependency u16] size u32, name u32, with 41 a list of attributes |
/// | 02 03 04 | start tag ends, empty element ends, element ends | |
/// | 05 | text | type u8, characters u16, UTF-16 |
/// | 06 | attribute | name u32, then its text or value |
/// | 07 08 09 | CDATA, character reference, entity reference | characters u16 …, u16, name u32 |
/// | 0a 0b | processing instruction | name u32; characters u16 … |
/// | 0c | template's instance | u8, id u32, definition u32, values |
/// | 0d 0e | value, optional value | index u16, type u8 |
/// | 0f | fragment begins | three bytes of version |
///
/// A name or definition stands right behind the offset that names it the first time, and is only
/// pointed at later in the chunk.
final class BinXml {
    private static final int MORE = 0x40;
    private static final int MAX_TEMPLATES = 8;
    private static final int IN_ATTRIBUTE = -1;
    private static final int MAX_TOKENS = 100_000;
    private static final int DEFINITION_HEADER = 24;

    /// Bytes of all values in place: four times what a chunk can hold, since a template may show a
    /// value more than once.
    private static final int MAX_VALUE_BYTES = 1 << 18;

    private final Chunk chunk;
    private final EventElements elements;
    private final BinXmlValues reader;
    private final Values[] values = new Values[MAX_TEMPLATES + 1];
    private final Values none = new Values();
    private final List<@Nullable Object> pieces = new ArrayList<>();
    private int at;
    private int tokens;
    private int valueBytes;
    private boolean isNull;

    BinXml(Chunk chunk, EventElements elements) {
        this.chunk = chunk;
        this.elements = elements;
        this.reader = new BinXmlValues(chunk);
    }

    /// Reads a record's fragment.
    void read(int from, int end) throws Damage {
        tokens = 0;
        valueBytes = 0;
        pieces.clear();
        at = from;
        fragment(end, none, 0, true);
    }

    private int token() throws Damage {
        if (++tokens > MAX_TOKENS) {
            throw new Damage(at, "more than " + MAX_TOKENS + " tokens in one record");
        }
        return chunk.u8(at);
    }

    /// @param hasDependency whether elements name the value on which they depend: only those do not
    ///   that are a value themselves
    private void fragment(int end, Values of, int depth, boolean hasDependency) throws Damage {
        while (at < end) {
            switch (token()) {
                case 0x00 -> {
                    at++;
                    return;
                }
                case 0x01, 0x41 -> element(end, of, depth, hasDependency);
                case 0x0a, 0x0b -> instruction();
                case 0x0c -> template(end, depth);
                case 0x0f -> at += 4;
                default -> throw new Damage(at, "no token of a fragment");
            }
        }
    }

    private void template(int end, int depth) throws Damage {
        if (depth == MAX_TEMPLATES) {
            throw new Damage(at, "more than " + MAX_TEMPLATES + " templates inside each other");
        }
        int definition = chunk.i32(at + 6);
        at += 10;
        chunk.check(definition, DEFINITION_HEADER);
        int begin = definition + DEFINITION_HEADER;
        int size = chunk.i32(begin - 4);
        chunk.check(begin, size);
        if (definition == at) {
            at = begin + size;
        }
        var own = values[depth];
        if (own == null) {
            own = new Values();
            values[depth] = own;
        }
        int after = own.read(chunk, at, end);
        at = begin;
        fragment(begin + size, own, depth + 1, true);
        own.clear();
        at = after;
    }

    private void element(int end, Values of, int depth, boolean hasDependency) throws Damage {
        boolean hasAttributes = token() == (0x01 | MORE);
        at += hasDependency ? 7 : 5;
        if (!elements.open(name())) {
            throw new Damage(at, "elements too deep inside each other");
        }
        if (hasAttributes) {
            at += 4;
            attributes(of);
        }
        switch (token()) {
            case 0x02 -> {
                at++;
                content(end, of, depth, hasDependency);
            }
            case 0x03 -> at++;
            default -> throw new Damage(at, "a start tag does not end");
        }
        elements.close();
    }

    private void attributes(Values of) throws Damage {
        int token;
        do {
            token = token();
            if ((token & ~MORE) != 0x06) {
                throw new Damage(at, "no attribute in a list of attributes");
            }
            at++;
            var name = name();
            pieces.clear();
            while (isPiece(token())) {
                piece(of, IN_ATTRIBUTE);
            }
            if (!pieces.isEmpty()) {
                elements.attribute(name, joined());
            }
            pieces.clear();
        } while ((token & MORE) != 0);
    }

    private static boolean isPiece(int token) {
        return switch (token & ~MORE) {
            case 0x05, 0x07, 0x08, 0x09, 0x0d, 0x0e -> true;
            default -> false;
        };
    }

    private void content(int end, Values of, int depth, boolean hasDependency) throws Damage {
        pieces.clear();
        int texts = 0;
        boolean isAbsent = false;
        while (at < end) {
            int token = token();
            if (isPiece(token)) {
                piece(of, depth);
                isAbsent = token == 0x0e && pieces.isEmpty() && isNull;
                texts++;
                continue;
            }
            switch (token) {
                case 0x01, 0x41 -> {
                    element(end, of, depth, hasDependency);
                    pieces.clear();
                    texts = 0;
                }
                case 0x04 -> {
                    at++;
                    values(texts);
                    if (texts == 1 && isAbsent) {
                        elements.omit();
                    }
                    return;
                }
                case 0x0a, 0x0b -> instruction();
                case 0x0c -> template(end, depth);
                case 0x0f -> at += 4;
                default -> throw new Damage(at, "no token of an element's content");
            }
        }
        throw new Damage(at, "an element does not end");
    }

    /// The element's own value: the members of an array, or all pieces in one.
    private void values(int texts) {
        if (texts == 1) {
            for (var piece : pieces) {
                elements.value(piece);
            }
        } else if (!pieces.isEmpty()) {
            elements.value(joined());
        }
        pieces.clear();
    }

    private @Nullable Object joined() {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        var out = new StringBuilder();
        for (var piece : pieces) {
            out.append(piece);
        }
        return out.toString();
    }

    /// One part of an attribute's or an element's text.
    private void piece(Values of, int depth) throws Damage {
        int token = token() & ~MORE;
        at++;
        switch (token) {
            case 0x05 -> {
                at++;
                pieces.add(literal());
            }
            case 0x07 -> pieces.add(literal());
            case 0x08 -> {
                pieces.add(String.valueOf((char) chunk.u16(at)));
                at += 2;
            }
            case 0x09 -> pieces.add(entity(name()));
            default -> substitution(of, depth);
        }
    }

    private void substitution(Values of, int depth) throws Damage {
        int index = chunk.u16(at);
        at += 3;
        int type = of.type(index);
        isNull = type == BinXmlValues.NULL;
        if (isNull) {
            return;
        }
        int from = of.at(index);
        int size = of.size(index);
        take(size);
        if (type == BinXmlValues.BINARY_XML) {
            if (depth == IN_ATTRIBUTE) {
                throw new Damage(at, "elements in an attribute");
            }
            int after = at;
            at = from;
            fragment(from + size, of, depth, false);
            at = after;
            pieces.clear();
        } else if ((type & BinXmlValues.ARRAY) != 0) {
            reader.members(type, from, size, pieces);
        } else {
            pieces.add(reader.value(type, from, size));
        }
    }

    private void take(int size) throws Damage {
        valueBytes += size;
        if (valueBytes > MAX_VALUE_BYTES) {
            throw new Damage(at, "values of more than " + MAX_VALUE_BYTES + " bytes in one record");
        }
    }

    private String literal() throws Damage {
        int characters = chunk.u16(at);
        take(2 * characters);
        var text = chunk.shared(at, at + 2, characters);
        at += 2 + 2 * characters;
        return text;
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + name + ";";
        };
    }

    /// A name by its offset: next u32, hash u16, characters u16, UTF-16 and a zero.
    private String name() throws Damage {
        int offset = chunk.i32(at);
        at += 4;
        chunk.check(offset, 8);
        int characters = chunk.u16(offset + 6);
        var name = chunk.shared(offset, offset + 8, characters);
        if (offset == at) {
            at += 8 + 2 * characters + 2;
        }
        return name;
    }

    private void instruction() throws Damage {
        int token = token();
        at++;
        if (token == 0x0a) {
            name();
        } else {
            literal();
        }
    }
}
