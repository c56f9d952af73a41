package org.noonmark.proof.statement;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.json.LooseJson;

/// The schemas of all kinds, read once from the resources.
final class Schemas {
    private static final Map<StatementKind, Json.Members> ALL = load();

    private Schemas() {}

    static Json.Members of(StatementKind kind) {
        var schema = ALL.get(kind);
        if (schema == null) {
            throw new IllegalStateException("must have a schema: " + kind.word());
        }
        return schema;
    }

    private static Map<StatementKind, Json.Members> load() {
        var all = new EnumMap<StatementKind, Json.Members>(StatementKind.class);
        for (var kind : StatementKind.values()) {
            all.put(kind, load(kind.word() + ".schema.json"));
        }
        return all;
    }

    private static Json.Members load(String resource) {
        try (var stream = Schemas.class.getResourceAsStream(resource)) {
            if (stream != null
                    && LooseJson.read(stream.readAllBytes()).orElse(null)
                            instanceof Json.Members schema) {
                return schema;
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("must be readable: " + resource, unreadable);
        }
        throw new IllegalStateException("must be there and JSON: " + resource);
    }
}
