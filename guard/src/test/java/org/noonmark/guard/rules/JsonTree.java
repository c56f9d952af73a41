package org.noonmark.guard.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Expectations that lie beside the data, as lists and maps.
final class JsonTree {
    private JsonTree() {}

    @SuppressWarnings("unchecked") // the files are lists of objects
    static List<Map<String, Object>> read(Path file) throws IOException {
        try (var parser =
                new JsonFactory()
                        .createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            parser.nextToken();
            return (List<Map<String, Object>>) value(parser);
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case null, default -> String.valueOf(parser.getString());
        };
    }
}
