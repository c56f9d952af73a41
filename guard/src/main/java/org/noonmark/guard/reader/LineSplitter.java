package org.noonmark.guard.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Receipt;

/// Pieces of bytes to lines, whatever the pieces' sizes.
///
/// A line ends with LF; a CR before it belongs to the end. Bytes of a line beyond the bound are
/// dropped and counted. A log that begins with a UTF-16 byte order mark is cut at UTF-16 line ends.
final class LineSplitter {
    private static final int FIRST_BYTES = 1 << 12;
    private static final int MARK_BYTES = 3;

    /// How the log's characters are written.
    enum Encoding {
        UTF_8,
        UTF_16LE,
        UTF_16BE
    }

    /// Takes the lines.
    interface Lines {
        /// Takes one.
        ///
        /// @param bytes the line stands in `[from, to)`; good only during the call
        /// @param droppedBytes what was cut from its end
        /// @param isEnded false for a last line without a line end
        void line(
                byte[] bytes,
                int from,
                int to,
                long offsetBytes,
                long droppedBytes,
                boolean isEnded,
                Receipt receipt);
    }

    private final int maxBytes;
    private final Lines lines;
    private Encoding encoding = Encoding.UTF_8;
    private boolean isMarkRead;
    private byte[] kept = new byte[FIRST_BYTES];
    private int keptBytes;
    private long droppedBytes;
    private long lineStart;
    private long position;
    private int last;
    private int lastButOne;
    private @Nullable Receipt lineReceipt;

    LineSplitter(long firstOffsetBytes, int maxBytes, Lines lines) {
        this.maxBytes = maxBytes;
        this.lines = lines;
        this.lineStart = firstOffsetBytes;
        this.position = firstOffsetBytes;
        this.isMarkRead = firstOffsetBytes > 0;
    }

    Encoding encoding() {
        return encoding;
    }

    void accept(byte[] bytes, int offset, int length, Receipt receipt) {
        int end = offset + length;
        int at = offset;
        while (at < end && !isMarkRead) {
            keep(bytes, at, at + 1, receipt);
            at++;
            position++;
            readMark(false);
        }
        if (encoding == Encoding.UTF_8) {
            acceptBytes(bytes, at, end, receipt);
        } else {
            acceptPairs(bytes, at, end, receipt);
        }
    }

    private void acceptBytes(byte[] bytes, int from, int end, Receipt receipt) {
        int start = from;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                give(bytes, start, i, receipt);
                lineStart = position + (i + 1 - from);
                start = i + 1;
            }
        }
        position += end - from;
        keep(bytes, start, end, receipt);
    }

    /// Gives a line that ends at `end`, without a copy when none of it was kept.
    private void give(byte[] bytes, int start, int end, Receipt receipt) {
        if (keptBytes == 0 && droppedBytes == 0 && end - start <= maxBytes) {
            int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            var first = lineReceipt == null ? receipt : lineReceipt;
            lineReceipt = null;
            lines.line(bytes, start, to, lineStart, 0, true, first);
            return;
        }
        keep(bytes, start, end, receipt);
        giveKept(true);
    }

    private void acceptPairs(byte[] bytes, int from, int end, Receipt receipt) {
        for (int i = from; i < end; i++) {
            keep(bytes, i, i + 1, receipt);
            position++;
            if (isPairEnd()) {
                giveKept(true);
                lineStart = position;
            }
        }
    }

    private boolean isPairEnd() {
        long inLine = position - lineStart;
        if (inLine % 2 != 0 || keptBytes < 2) {
            return false;
        }
        int low = encoding == Encoding.UTF_16LE ? lastButOne : last;
        int high = encoding == Encoding.UTF_16LE ? last : lastButOne;
        return low == '\n' && high == 0;
    }

    private void keep(byte[] bytes, int from, int to, Receipt receipt) {
        if (from == to) {
            return;
        }
        if (lineReceipt == null) {
            lineReceipt = receipt;
        }
        lastButOne = to - from > 1 ? bytes[to - 2] : last;
        last = bytes[to - 1];
        int room = Math.min(to - from, maxBytes - keptBytes);
        if (keptBytes + room > kept.length) {
            int doubled =
                    (int) Math.min(Math.max(2L * kept.length, keptBytes + (long) room), maxBytes);
            kept = Arrays.copyOf(kept, doubled);
        }
        System.arraycopy(bytes, from, kept, keptBytes, room);
        keptBytes += room;
        droppedBytes += to - from - room;
    }

    private void giveKept(boolean isEnded) {
        int to = keptBytes;
        if (encoding != Encoding.UTF_8) {
            to = isEnded && droppedBytes == 0 ? to - 2 : to - to % 2;
            boolean isCr = to >= 2 && unit(to - 2) == '\r';
            to = isCr ? to - 2 : to;
        } else if (to > 0 && kept[to - 1] == '\r' && isEnded && droppedBytes == 0) {
            to--;
        }
        var receipt = lineReceipt;
        var bytes = kept;
        long dropped = droppedBytes;
        keptBytes = 0;
        droppedBytes = 0;
        lineReceipt = null;
        if (kept.length > FIRST_BYTES * 16) {
            kept = new byte[FIRST_BYTES];
        }
        if (receipt != null) {
            lines.line(bytes, 0, to, lineStart, dropped, isEnded, receipt);
        }
    }

    private int unit(int at) {
        int one = kept[at] & 0xff;
        int two = kept[at + 1] & 0xff;
        return encoding == Encoding.UTF_16LE ? one | (two << 8) : two | (one << 8);
    }

    /// Looks at the first bytes for a byte order mark, as soon as there are enough.
    private void readMark(boolean isAll) {
        int one = keptBytes > 0 ? kept[0] & 0xff : -1;
        int two = keptBytes > 1 ? kept[1] & 0xff : -1;
        if ((one == 0xff && two == 0xfe) || (one == 0xfe && two == 0xff)) {
            encoding = one == 0xff ? Encoding.UTF_16LE : Encoding.UTF_16BE;
            forget(2);
        } else if (one == 0xef && two == 0xbb && keptBytes > 2 && (kept[2] & 0xff) == 0xbf) {
            forget(MARK_BYTES);
        } else if (couldBeMark(one, two) && !isAll) {
            return;
        } else {
            isMarkRead = true;
            resplit();
        }
        isMarkRead = true;
    }

    private boolean couldBeMark(int one, int two) {
        if (keptBytes == 0 || (keptBytes == 1 && (one == 0xff || one == 0xfe || one == 0xef))) {
            return true;
        }
        return keptBytes == 2 && one == 0xef && two == 0xbb;
    }

    private void forget(int bytes) {
        keptBytes = 0;
        lineReceipt = null;
        lineStart += bytes;
    }

    /// The first bytes were no mark: they are read again as the text that they are.
    private void resplit() {
        var first = Arrays.copyOf(kept, keptBytes);
        var receipt = lineReceipt;
        position -= keptBytes;
        keptBytes = 0;
        lineReceipt = null;
        if (receipt != null) {
            acceptBytes(first, 0, first.length, receipt);
        }
    }

    /// The end of the log: what is kept is a line without an end.
    void end() {
        if (!isMarkRead) {
            readMark(true);
        }
        if (keptBytes > 0) {
            giveKept(false);
        }
        lineStart = position;
    }
}
