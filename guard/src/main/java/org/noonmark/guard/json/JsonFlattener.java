package org.noonmark.guard.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON value into leaves.
final class JsonFlattener {
    static final int MAX_DEPTH = 64;
    private static final int MAX_LEAVES = 10_000;
    private static final int MAX_NAME_LENGTH = 1024;
    private static final int MAX_NUMBER_LENGTH = 400;

    private final JsonFactory factory;
    private final JsonPath root = JsonPath.root();
    private final JsonLeaves leaves = new JsonLeaves();

    JsonFlattener(int maxBytes) {
        var limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(maxBytes)
                        .build();
        this.factory = JsonFactory.builder().streamReadConstraints(limits).build();
    }

    JsonLeaves leaves() {
        return leaves;
    }

    /// Reads the value in UTF-8.
    ///
    /// @return what is wrong with it, with the byte; empty when nothing is
    String read(byte[] bytes, int offset, int length) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return read(parser);
        } catch (JacksonException broken) {
            return said(broken);
        }
    }

    String read(String text) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return read(parser);
        } catch (JacksonException broken) {
            return said(broken);
        }
    }

    /// Jackson's own words would repeat the log's bytes.
    private static String said(JacksonException broken) {
        var at = broken.getLocation();
        long place =
                at == null ? -1 : at.getByteOffset() >= 0 ? at.getByteOffset() : at.getCharOffset();
        return "no JSON"
                + (place < 0 ? "" : " from byte " + place + " of the value on")
                + " ("
                + broken.getClass().getSimpleName()
                + ")";
    }

    private String read(JsonParser parser) {
        leaves.clear();
        var path = root;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case PROPERTY_NAME -> {
                    path = path.child(parser.currentName());
                    if (path.name().length() > MAX_NAME_LENGTH) {
                        return "a path of more than " + MAX_NAME_LENGTH + " characters";
                    }
                }
                case END_OBJECT, END_ARRAY -> path = ended(path, parser);
                case START_OBJECT, START_ARRAY -> {}
                default -> {
                    leaves.add(path, value(token, parser));
                    path = ended(path, parser);
                }
            }
            if (leaves.count() > MAX_LEAVES) {
                return "more than " + MAX_LEAVES + " fields";
            }
        }
        return "";
    }

    /// A value has ended: where the next one stands. In a list that is the same place.
    private JsonPath ended(JsonPath path, JsonParser parser) {
        var outer = path.parent();
        return outer != null && parser.streamReadContext().inObject() ? outer : path;
    }

    private static @Nullable Object value(JsonToken token, JsonParser parser) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            default -> null;
        };
    }

    private static Object whole(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getString();
        };
    }

    /// A number with a fraction; as text when no double is that large.
    private static Object fraction(JsonParser parser) {
        double value = parser.getDoubleValue();
        return Double.isFinite(value) ? (Object) value : parser.getString();
    }
}
