package org.noonmark.guard.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;

/// Keeps a log's first bytes until they tell its format, then reads it.
///
/// It decides when there is a whole line that some format knows, so that the first line of a log
/// that grows slowly does not wait; else when there are [LogFormats#HEAD_BYTES] or no more.
final class DetectingReader implements LogReader {
    private static final int SURE = 50;

    private static final class Piece {
        private final byte[] bytes;
        private final Receipt receipt;

        Piece(byte[] bytes, Receipt receipt) {
            this.bytes = bytes;
            this.receipt = receipt;
        }
    }

    private final LogFormats formats;
    private final ReadSettings settings;
    private final List<Piece> pieces = new ArrayList<>();
    private final byte[] head = new byte[LogFormats.HEAD_BYTES];
    private int headBytes;
    private @Nullable LogReader reader;

    DetectingReader(LogFormats formats, ReadSettings settings) {
        this.formats = formats;
        this.settings = settings;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink sink) {
        if (reader != null) {
            reader.accept(bytes, offset, length, receipt, sink);
            return;
        }
        pieces.add(new Piece(Arrays.copyOfRange(bytes, offset, offset + length), receipt));
        int taken = Math.min(length, head.length - headBytes);
        System.arraycopy(bytes, offset, head, headBytes, taken);
        headBytes += taken;
        if (headBytes == head.length || isSure()) {
            decide(sink);
        }
    }

    private boolean isSure() {
        boolean hasLine = false;
        for (int i = 0; i < headBytes; i++) {
            hasLine |= head[i] == '\n';
        }
        return hasLine && formats.detect(head, headBytes).score(head, headBytes) >= SURE;
    }

    private void decide(ReadSink sink) {
        var chosen = formats.detect(head, headBytes).reader(settings);
        reader = chosen;
        for (var piece : pieces) {
            chosen.accept(piece.bytes, 0, piece.bytes.length, piece.receipt, sink);
        }
        pieces.clear();
    }

    @Override
    public void end(ReadSink sink) {
        if (reader == null) {
            decide(sink);
        }
        if (reader != null) {
            reader.end(sink);
        }
    }
}
