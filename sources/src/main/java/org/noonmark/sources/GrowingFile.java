package org.noonmark.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lines of a file as it grows, or of a FIFO as they come. Never waits for a writer.
///
/// A file that was replaced (another inode under the name) or cut is read from its start again, and
/// so is the line count. Of a file that is long at the start only the last megabyte is read; the
/// lines before it are counted. A FIFO is opened for writing too, so that opening does not wait and
/// its end is never reached.
///
/// Belongs to one thread.
final class GrowingFile implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final long BACKLOG_BYTES = 1 << 20;

    private final Path path;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final byte[] line;
    private int lineBytes;
    private boolean lineTooLong;
    private long lineNumber;
    private @Nullable RandomAccessFile open;
    private @Nullable FileInputStream pipe;
    private @Nullable Object openKey;
    private boolean fifo;
    private boolean everOpened;

    /// Takes lines.
    interface LineSink {
        /// A whole line without its end.
        ///
        /// @param number counts from 1 in the file
        void line(long number, String text);

        /// A line that was longer than allowed, and is skipped.
        void tooLong(long number);
    }

    /// @param maxLineBytes longer lines are skipped
    GrowingFile(Path path, int maxLineBytes) {
        this.path = path;
        this.line = new byte[maxLineBytes];
    }

    /// Hands over the lines that are there now, from at most `maxChunks` chunks of 64 kB. Returns
    /// whether there may be more at once.
    ///
    /// @throws IOException when the file cannot be read now; it may be tried again
    boolean read(int maxChunks, LineSink sink) throws IOException {
        try {
            if (open == null) {
                open();
            }
            for (int i = 0; i < maxChunks; i++) {
                int length = readChunk();
                if (length <= 0) {
                    return reopenWhenReplaced();
                }
                split(length, sink);
            }
            return true;
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private void open() throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        fifo = attributes.isOther();
        if (!fifo && !attributes.isRegularFile()) {
            throw new IOException(path + ": is neither a file nor a FIFO");
        }
        var opened = new RandomAccessFile(path.toFile(), fifo ? "rw" : "r");
        open = opened;
        // One stream as long as the file is open: each new one would be kept by the descriptor.
        // It is never closed, since the descriptor belongs to `open`.
        pipe = fifo ? new FileInputStream(opened.getFD()) : null;
        openKey = attributes.fileKey();
        lineNumber = 0;
        startLine();
        if (!fifo && !everOpened) {
            skipTo(opened, opened.length() - BACKLOG_BYTES);
        }
        everOpened = true;
    }

    /// Reads over everything before `position` and the line in which it lies.
    private void skipTo(RandomAccessFile file, long position) throws IOException {
        for (long left = position; left > 0; ) {
            int length = file.read(chunk, 0, (int) Math.min(left, chunk.length));
            if (length <= 0) {
                return;
            }
            for (int i = 0; i < length; i++) {
                lineNumber += chunk[i] == '\n' ? 1 : 0;
            }
            left -= length;
        }
        if (position > 0) {
            for (int next = file.read(); next >= 0 && next != '\n'; ) {
                next = file.read();
            }
            lineNumber++;
        }
    }

    private int readChunk() throws IOException {
        var file = Objects.requireNonNull(open);
        if (!fifo) {
            return file.read(chunk);
        }
        int available = Objects.requireNonNull(pipe).available();
        return available == 0 ? 0 : file.read(chunk, 0, Math.min(available, chunk.length));
    }

    private boolean reopenWhenReplaced() throws IOException {
        var file = Objects.requireNonNull(open);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException removed) {
            // The writer may still hold the old file, or is about to make a new one.
            return false;
        }
        boolean replaced = !Objects.equals(openKey, attributes.fileKey());
        if (replaced || (!fifo && file.length() < file.getFilePointer())) {
            close();
            return true;
        }
        return false;
    }

    private void split(int length, LineSink sink) {
        for (int i = 0; i < length; i++) {
            byte next = chunk[i];
            if (next == '\n') {
                endLine(sink);
            } else if (lineBytes == line.length) {
                lineTooLong = true;
            } else {
                line[lineBytes++] = next;
            }
        }
    }

    private void endLine(LineSink sink) {
        lineNumber++;
        if (lineTooLong) {
            sink.tooLong(lineNumber);
        } else {
            sink.line(lineNumber, new String(line, 0, lineBytes, UTF_8));
        }
        startLine();
    }

    private void startLine() {
        lineBytes = 0;
        lineTooLong = false;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException unwritten) {
                // Nothing was written, so nothing is lost; the descriptor is gone either way.
                lineTooLong = false;
            }
            open = null;
            pipe = null;
        }
    }
}
