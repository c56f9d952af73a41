package org.noonmark.incident.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Checks JSON by a schema that is shipped.
///
/// @param schema compiled
record SchemaCheck(Schema schema) {
    static SchemaCheck of(String resource) {
        try (var in = StixBundle.class.getResourceAsStream(resource)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new SchemaCheck(registry.getSchema(text, InputFormat.JSON));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What is wrong; empty when nothing is.
    List<String> problems(String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
