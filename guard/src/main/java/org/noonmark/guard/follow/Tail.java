package org.noonmark.guard.follow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// One file that is being read, known by what it is and not by its name.
final class Tail implements Closeable {
    private static final int PIECE_BYTES = 1 << 16;

    private final String path;
    private final String key;
    private final FileChannel file;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    private LogReader reader;
    private long offset;
    private long lineEnd;
    private long index;
    private byte[] head = new byte[0];
    private byte[] before = new byte[0];
    private byte[] beforeLine = new byte[0];
    private @Nullable TimeInterval lastLook;
    private @Nullable TaiInstant lastGrowth;
    private boolean isGone;

    /// @param offset where reading goes on; the reader knows
    /// @param lastLook when a look last did not show what stands there; null when there was none
    Tail(
            String path,
            String key,
            FileChannel file,
            LogReader reader,
            long offset,
            long index,
            @Nullable TimeInterval lastLook)
            throws IOException {
        this.path = path;
        this.key = key;
        this.file = file;
        this.reader = reader;
        this.offset = offset;
        this.lineEnd = offset;
        this.index = index;
        this.lastLook = lastLook;
        int length = (int) Math.min(offset, Fingerprint.BLOCK_BYTES);
        head = Fingerprint.read(file, 0, length);
        before = Fingerprint.read(file, offset - length, length);
        beforeLine = before;
    }

    String path() {
        return path;
    }

    String key() {
        return key;
    }

    long offset() {
        return offset;
    }

    long sizeBytes() throws IOException {
        return file.size();
    }

    /// A tail for a copy of this file, with this one's reader.
    Tail rest(String copyKey, FileChannel copy) throws IOException {
        return new Tail(path, copyKey, copy, reader, offset, index, lastLook);
    }

    /// Whether the file still holds what was read from it.
    boolean isIntact() throws IOException {
        return fits(file);
    }

    /// Whether another file holds what was read from this one.
    boolean fits(FileChannel other) throws IOException {
        return other.size() >= offset
                && Arrays.equals(head, Fingerprint.read(other, 0, head.length))
                && Arrays.equals(
                        before, Fingerprint.read(other, offset - before.length, before.length));
    }

    /// Whether another file begins as this one did, as far as it goes: a copy, maybe in the making.
    boolean beginsLike(FileChannel other) throws IOException {
        int length = (int) Math.min(other.size(), head.length);
        return length > 0
                && Arrays.equals(Arrays.copyOf(head, length), Fingerprint.read(other, 0, length));
    }

    /// Reads what is there, up to a bound.
    ///
    /// @param start when this look began
    /// @return whether there is more
    boolean read(
            TimeInterval start,
            Supplier<TimeInterval> clock,
            LeapTable leaps,
            int maxBytes,
            ReadSink sink)
            throws IOException {
        var counting = new CountingSink(sink);
        int total = 0;
        while (total < maxBytes) {
            piece.clear();
            int length = file.read(piece, offset);
            if (length <= 0) {
                lastLook = start;
                return false;
            }
            var received = clock.get();
            var receipt =
                    lastLook == null
                            ? Receipt.of(received, leaps)
                            : Receipt.after(lastLook, received, leaps);
            remember(piece.array(), length);
            reader.accept(piece.array(), 0, length, receipt, counting);
            lastGrowth = received.latest();
            total += length;
        }
        return true;
    }

    private void remember(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > 0) {
            lineEnd = offset + end;
            beforeLine = lastOf(before, bytes, end);
        }
        if (head.length < Fingerprint.BLOCK_BYTES && offset == head.length) {
            int taken = Math.min(length, Fingerprint.BLOCK_BYTES - head.length);
            head = Arrays.copyOf(head, head.length + taken);
            System.arraycopy(bytes, 0, head, head.length - taken, taken);
        }
        before = lastOf(before, bytes, length);
        offset += length;
    }

    /// The last bytes of `first` and `length` bytes of `second` together.
    private static byte[] lastOf(byte[] first, byte[] second, int length) {
        int fromSecond = Math.min(length, Fingerprint.BLOCK_BYTES);
        int fromFirst = Math.min(first.length, Fingerprint.BLOCK_BYTES - fromSecond);
        var all = Arrays.copyOfRange(first, first.length - fromFirst, first.length + fromSecond);
        System.arraycopy(second, length - fromSecond, all, fromFirst, fromSecond);
        return all;
    }

    /// The file was emptied or written anew: reading begins at its first byte.
    void restart(LogReader newReader) {
        reader = newReader;
        offset = 0;
        lineEnd = 0;
        index = 0;
        head = new byte[0];
        before = new byte[0];
        beforeLine = new byte[0];
    }

    /// The file is at no path any more that is followed.
    void gone(TimeInterval now) {
        if (!isGone) {
            isGone = true;
            lastGrowth = now.latest();
        }
    }

    boolean isGone() {
        return isGone;
    }

    void returned() {
        isGone = false;
    }

    boolean isOver(TimeInterval now, TimeDelta grace) {
        return isGone && lastGrowth != null && now.earliest().minus(grace).isAfter(lastGrowth);
    }

    void end(ReadSink sink) {
        reader.end(new CountingSink(sink));
    }

    /// Where reading goes on after a restart: at the beginning of the line that is not whole yet.
    FollowPosition position() {
        var known = Arrays.copyOf(head, (int) Math.min(head.length, lineEnd));
        return new FollowPosition(
                path,
                key,
                lineEnd,
                index,
                known.length,
                Fingerprint.hash(known),
                beforeLine.length,
                Fingerprint.hash(beforeLine));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Counts events on their way.
    private final class CountingSink implements ReadSink {
        private final ReadSink sink;

        CountingSink(ReadSink sink) {
            this.sink = sink;
        }

        @Override
        public void event(LogEvent event) {
            index++;
            sink.event(event);
        }

        @Override
        public void problem(ReadProblem problem) {
            sink.problem(problem);
        }
    }
}
