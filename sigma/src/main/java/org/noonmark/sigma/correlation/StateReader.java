package org.noonmark.sigma.correlation;

import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads what [StateWriter] wrote.
///
/// Damaged bytes lead to an `IOException` and never to more memory than they are long: lists grow
/// as their elements are read.
final class StateReader {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 200;

    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();
    private int inputs;

    StateReader(DataInputStream in) {
        this.in = in;
    }

    /// How many inputs the rule has whose states follow.
    void inputs(int count) {
        inputs = count;
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    long number() throws IOException {
        return in.readLong();
    }

    long time() throws IOException {
        long time = in.readLong();
        if (Math.abs(time) > Times.LATEST + 2 * Times.LONGEST_SPAN) {
            throw new IOException("a time beyond all times: " + time);
        }
        return time;
    }

    int size() throws IOException {
        int size = in.readInt();
        if (size < 0) {
            throw new IOException("a size below 0: " + size);
        }
        return size;
    }

    int input() throws IOException {
        int input = in.readInt();
        if (input < 0 || input >= inputs) {
            throw new IOException("no such input: " + input);
        }
        return input;
    }

    String text() throws IOException {
        int length = in.readInt();
        if (length < 0) {
            int known = -1 - length;
            if (known >= texts.size()) {
                throw new IOException("no such text: " + known);
            }
            return texts.get(known);
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("ends inside a text");
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    List<String> texts() throws IOException {
        int count = size();
        var list = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            list.add(text());
        }
        return List.copyOf(list);
    }

    List<Entry> entries() throws IOException {
        int count = size();
        var list = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            list.add(
                    new Entry(
                            input(), occurrence(0), new GroupKey(texts()), values(), fieldRows()));
        }
        return List.copyOf(list);
    }

    private List<Object> values() throws IOException {
        int count = size();
        var list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isNumber = flag();
            var text = text();
            list.add(isNumber ? decimal(text) : text);
        }
        return List.copyOf(list);
    }

    private static BigDecimal decimal(String text) throws IOException {
        var number = FieldText.number(text, LONGEST_NUMBER);
        if (number == null) {
            throw new IOException("not a number");
        }
        return number;
    }

    private List<FieldRow> fieldRows() throws IOException {
        int count = size();
        var rows = new ArrayList<FieldRow>();
        for (int i = 0; i < count; i++) {
            int fields = size();
            var row = new ArrayList<List<String>>();
            for (int j = 0; j < fields; j++) {
                row.add(texts());
            }
            rows.add(new FieldRow(row));
        }
        return List.copyOf(rows);
    }

    private Occurrence occurrence(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("findings inside findings too deep");
        }
        var source = text();
        long index = number();
        long time = time();
        long earliest = number();
        long latest = number();
        int count = size();
        var parts = new ArrayList<Member>();
        for (int i = 0; i < count; i++) {
            parts.add(new Member(text(), occurrence(depth + 1)));
        }
        return new Occurrence(source, index, time, earliest, latest, parts);
    }
}
