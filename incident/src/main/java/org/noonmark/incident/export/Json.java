package org.noonmark.incident.export;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON text, member by member.
final class Json implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

    /// Members of an object.
    interface Members {
        void write();
    }

    static String stamp(Instant at) {
        return MILLIS.format(at);
    }

    Json object(Members members) {
        out.writeStartObject();
        members.write();
        out.writeEndObject();
        return this;
    }

    Json object(String name, Members members) {
        out.writeName(name);
        return object(members);
    }

    /// A list of whatever is written into it.
    Json list(String name, Members items) {
        out.writeName(name);
        out.writeStartArray();
        items.write();
        out.writeEndArray();
        return this;
    }

    /// A list of texts; nothing when there is none, since STIX knows no empty list.
    Json texts(String name, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        return list(name, () -> values.forEach(out::writeString));
    }

    Json text(String name, String value) {
        out.writeName(name);
        out.writeString(value);
        return this;
    }

    Json number(String name, long value) {
        out.writeName(name);
        out.writeNumber(value);
        return this;
    }

    Json number(String name, double value) {
        out.writeName(name);
        out.writeNumber(value);
        return this;
    }

    Json time(String name, Instant at) {
        return text(name, stamp(at));
    }

    Json bool(String name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
        return this;
    }

    /// All that was written.
    String end() {
        out.close();
        return text.toString();
    }

    @Override
    public void close() {
        out.close();
    }
}
