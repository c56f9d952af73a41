package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.noonmark.guard.fact.Fact.Trouble;

/// Texts, instants and kinds of trouble in a remembered state; texts are cut to 200 characters.
final class Texts {
    private static final int LONGEST = 200;

    private Texts() {}

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static void write(String text, DataOutput out) throws IOException {
        out.writeUTF(cut(text));
    }

    static void write(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    static void write(Trouble trouble, DataOutput out) throws IOException {
        out.writeUTF(trouble.name());
    }

    static Trouble trouble(DataInput in) throws IOException {
        var name = in.readUTF();
        for (var trouble : Trouble.values()) {
            if (trouble.name().equals(name)) {
                return trouble;
            }
        }
        throw new IOException("no kind of trouble");
    }

    static Instant instant(DataInput in) throws IOException {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException outside) {
            throw new IOException("a time is outside of what there is", outside);
        }
    }
}
