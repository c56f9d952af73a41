package org.noonmark.sigma.correlation;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// States as bytes; a text that occurs again is written once.
final class StateWriter {
    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();

    StateWriter(DataOutputStream out) {
        this.out = out;
    }

    void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    void number(long number) throws IOException {
        out.writeLong(number);
    }

    void size(int size) throws IOException {
        out.writeInt(size);
    }

    void text(String text) throws IOException {
        var known = texts.get(text);
        if (known != null) {
            out.writeInt(-1 - known);
            return;
        }
        texts.put(text, texts.size());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void texts(List<String> list) throws IOException {
        size(list.size());
        for (var text : list) {
            text(text);
        }
    }

    void entries(Collection<Entry> entries) throws IOException {
        size(entries.size());
        for (var entry : entries) {
            size(entry.input());
            occurrence(entry.occurrence());
            texts(entry.group().values());
            size(entry.values().size());
            for (var value : entry.values()) {
                flag(value instanceof BigDecimal);
                text(value.toString());
            }
            size(entry.carried().size());
            for (var row : entry.carried()) {
                size(row.values().size());
                for (var field : row.values()) {
                    texts(field);
                }
            }
        }
    }

    private void occurrence(Occurrence occurrence) throws IOException {
        text(occurrence.source());
        number(occurrence.index());
        number(occurrence.timeNanos());
        number(occurrence.earliestNanos());
        number(occurrence.latestNanos());
        size(occurrence.parts().size());
        for (var part : occurrence.parts()) {
            text(part.ruleId());
            occurrence(part.occurrence());
        }
    }
}
