package org.noonmark.guard.json;

import java.util.List;
import java.util.function.Supplier;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;

/// JSON, with the shapes of the products that are known.
public final class JsonFormat implements LogFormat {
    private static final int SURE = 80;

    private final List<Supplier<JsonShape>> shapes;
    private final LogSource source;

    /// @param shapes each makes a shape for one log; the first that fits a value writes it
    /// @param source of values that no shape fits; [LogSource#ANY] to guess from their names
    public JsonFormat(List<Supplier<JsonShape>> shapes, LogSource source) {
        this.shapes = List.copyOf(shapes);
        this.source = source;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public int score(byte[] head, int length) {
        int at = 0;
        if (length > 2 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb) {
            at = 3;
        } else if (length > 2 && (head[0] & 0xfe) == 0xfe && head[0] != head[1]) {
            at = 2;
        }
        boolean hasList = false;
        for (; at < length; at++) {
            switch (head[at]) {
                case '{' -> {
                    return SURE;
                }
                case '[' -> {
                    if (hasList) {
                        return 0;
                    }
                    hasList = true;
                }
                case ' ', '\t', '\r', '\n', 0 -> {}
                default -> {
                    return 0;
                }
            }
        }
        return 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new JsonReader(
                settings, shapes.stream().map(Supplier::get).toList(), new GenericShape(source));
    }
}
