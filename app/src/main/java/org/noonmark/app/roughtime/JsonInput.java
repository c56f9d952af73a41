package org.noonmark.app.roughtime;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON of strangers: bounded, and every mistake with its place.
final class JsonInput {
    private static final int MAX_DEPTH = 16;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(1 << 16)
                                                    .build())
                                    .build())
                    .build();

    private JsonInput() {}

    /// What is wrong with a file, and where in it.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String place, String problem) {
            super(place + ": " + problem, null, false, false);
        }
    }

    /// The list that the object of the file has under `name`.
    static JsonNode list(byte[] bytes, String name, int most) throws Wrong {
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new Wrong(
                    at == null ? "1" : at.getLineNr() + ":" + at.getColumnNr(),
                    "is no JSON: " + broken.getOriginalMessage());
        }
        var list = root == null ? null : root.get(name);
        if (list == null || !list.isArray()) {
            throw new Wrong(name, "must be a list");
        }
        if (list.isEmpty() || list.size() > most) {
            throw new Wrong(name, "must have 1 to " + most + " members; it has " + list.size());
        }
        return list;
    }

    /// A text member that has to be there.
    static String text(JsonNode object, String place, String name) throws Wrong {
        var member = object.get(name);
        if (!isText(member)) {
            throw new Wrong(place + "." + name, "must be a text");
        }
        return member.stringValue();
    }

    static boolean isText(@Nullable JsonNode member) {
        return member != null && member.isString() && !member.stringValue().isBlank();
    }

    /// Bytes in base64; without any when the member is absent.
    static byte[] base64(JsonNode object, String place, String name) throws Wrong {
        if (object.get(name) == null) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(text(object, place, name));
        } catch (IllegalArgumentException noBase64) {
            throw new Wrong(place + "." + name, "must be base64");
        }
    }
}
