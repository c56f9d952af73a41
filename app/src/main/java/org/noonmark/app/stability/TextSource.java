package org.noonmark.app.stability;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.noonmark.app.input.CountedStream;

/// Hands the bytes of a file or stream over in blocks; what begins like gzip is unpacked.
///
/// Large files are mapped, a window at a time, so that they need not fit into memory.
final class TextSource {
    /// Takes a block; false when it wants no more.
    @FunctionalInterface
    interface BlockSink {
        boolean take(byte[] block, int from, int to);
    }

    static final int BLOCK = 1 << 20;

    private static final long WINDOW = 1L << 28;
    private static final int GZIP_1 = 0x1F;
    private static final int GZIP_2 = 0x8B;

    private TextSource() {}

    /// Hands over a file.
    ///
    /// @param done is told how many bytes of the file have been read
    static void read(Path file, BlockSink sink, LongConsumer done) throws IOException {
        if (!Files.isRegularFile(file) || isGzip(file)) {
            try (var stream = Files.newInputStream(file)) {
                read(stream, sink, done);
            }
        } else {
            map(file, sink, done);
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.read() == GZIP_1 && stream.read() == GZIP_2;
        }
    }

    /// Hands over a stream; it is not closed.
    static void read(InputStream stream, BlockSink sink, LongConsumer done) throws IOException {
        var counted = new PushbackInputStream(new CountedStream(stream, done), 2);
        var first = counted.readNBytes(2);
        counted.unread(first);
        boolean packed =
                first.length == 2 && (first[0] & 0xFF) == GZIP_1 && (first[1] & 0xFF) == GZIP_2;
        @SuppressWarnings("resource") // the stream belongs to the caller
        var text = packed ? new GZIPInputStream(counted, BLOCK / 8) : counted;
        var block = new byte[BLOCK];
        for (int length = text.read(block); length >= 0; length = text.read(block)) {
            if (!sink.take(block, 0, length)) {
                return;
            }
        }
    }

    private static void map(Path file, BlockSink sink, LongConsumer done) throws IOException {
        var block = new byte[BLOCK];
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long start = 0; start < size; start += WINDOW) {
                long length = Math.min(WINDOW, size - start);
                try (var arena = Arena.ofConfined()) {
                    var window = channel.map(FileChannel.MapMode.READ_ONLY, start, length, arena);
                    for (long at = 0; at < length; at += BLOCK) {
                        int part = (int) Math.min(BLOCK, length - at);
                        MemorySegment.copy(window, JAVA_BYTE, at, block, 0, part);
                        if (!sink.take(block, 0, part)) {
                            return;
                        }
                        done.accept(start + at + part);
                    }
                }
            }
        } catch (InternalError cut) {
            // The way the JDK says that a mapped page is gone.
            throw new IOException("the file was cut short while it was read", cut);
        }
    }
}
