package org.noonmark.app.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// A stream that tells how many bytes of it were read, for showing how far a command has come.
public final class CountedStream extends FilterInputStream {
    private final LongConsumer done;
    private long count;

    /// Tells `done` all bytes that were read so far, after each reading.
    public CountedStream(InputStream stream, LongConsumer done) {
        super(stream);
        this.done = done;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        count += read;
        done.accept(count);
    }
}
