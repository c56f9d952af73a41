package org.noonmark.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// One line of one file. Keeps its day's buffer alive: not to be collected by millions.
public final class Line {
    private static final long MICROS = 1_000_000;

    private final String fileName;
    private final LineBuffer buffer;
    private final int index;
    private final long number;

    Line(String fileName, LineBuffer buffer, int index, long number) {
        this.fileName = fileName;
        this.buffer = buffer;
        this.index = index;
        this.number = number;
    }

    /// Path of its file below the folder of logs; the first part is the host.
    public String fileName() {
        return fileName;
    }

    /// When it was written.
    public Instant time() {
        long micros = buffer.micros(index);
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
    }

    /// What of the campaign caused it; empty for normal work.
    public Optional<Stage> stage() {
        return Optional.ofNullable(buffer.stage(index));
    }

    /// ASCII, without an end of line; a new array each time.
    public byte[] bytes() {
        return buffer.text(index, number);
    }

    /// As text.
    public String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return fileName + ": " + text();
    }
}
