package org.noonmark.incident.store;

import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Lists in one column: a JSON array of arrays of strings, which SQLite's own functions can search.
final class Lists {
    private static final JsonFactory JSON = new JsonFactory();

    private Lists() {}

    static String write(List<List<String>> rows) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartArray();
            for (var row : rows) {
                out.writeStartArray();
                row.forEach(out::writeString);
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    static List<List<String>> read(String text) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.START_ARRAY) {
                var row = new ArrayList<String>();
                while (in.nextToken() == JsonToken.VALUE_STRING) {
                    row.add(in.getString());
                }
                rows.add(row);
            }
            return rows;
        } catch (JacksonException damaged) {
            throw new SQLException("a list is no JSON: " + damaged.getOriginalMessage(), damaged);
        }
    }

    static String words(List<String> words) {
        return write(words.stream().map(List::of).toList());
    }

    static List<String> words(String text) throws SQLException {
        return read(text).stream().map(List::getFirst).toList();
    }

    static List<String> row(Entity entity) {
        return List.of(entity.kind().name(), entity.name());
    }

    static Entity entity(List<String> row) {
        return new Entity(Entity.Kind.valueOf(row.get(0)), row.get(1));
    }

    static String entities(List<Entity> entities) {
        return write(entities.stream().map(Lists::row).toList());
    }

    static List<Entity> entities(String text) throws SQLException {
        return read(text).stream().map(Lists::entity).toList();
    }

    static String positions(List<LogPosition> positions) {
        return write(
                positions.stream()
                        .map(at ->
                                List.of(
                                        at.source(),
                                        Long.toString(at.index()),
                                        Long.toString(at.offsetBytes())))
                        .toList());
    }

    static List<LogPosition> positions(String text) throws SQLException {
        return read(text).stream()
                .map(row ->
                        new LogPosition(
                                row.get(0), Long.parseLong(row.get(1)), Long.parseLong(row.get(2))))
                .toList();
    }
}
