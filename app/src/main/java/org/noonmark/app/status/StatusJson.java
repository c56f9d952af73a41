package org.noonmark.app.status;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON of the records of this package, one object to a file.
public final class StatusJson {
    private static final int MAX_DEPTH = 16;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StatusJson() {}

    /// JSON of a record, with a line end.
    public static String text(Object status) {
        return MAPPER.writeValueAsString(status) + "\n";
    }

    /// The same in UTF-8.
    public static byte[] write(Object status) {
        return text(status).getBytes(StandardCharsets.UTF_8);
    }

    /// The record, or nothing when the bytes are none. Keys that are not known are passed over.
    public static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(bytes, type));
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            return Optional.empty();
        }
    }
}
