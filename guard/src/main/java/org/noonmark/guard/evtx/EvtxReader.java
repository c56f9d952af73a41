package org.noonmark.guard.evtx;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;

/// EVTX in pieces to events: a file header of 4096 bytes, then chunks of 64 KiB, each read when it
/// is whole. The header's own count of chunks is not believed: in a file that was not closed it is
/// old.
///
/// File header: magic 8, …, CRC-32 of the first 120 bytes at 124.
final class EvtxReader implements LogReader {
    private static final int HEADER = 4096;
    private static final int CHECKED = 120;
    private static final int CHECKSUM = 124;

    private final byte[] header = new byte[CHECKSUM + 4];
    private final LogOutput output;
    private final Chunk chunk = new Chunk();
    private final ChunkRecords records;
    private long at;
    private int filled;
    private @Nullable Receipt begun;

    EvtxReader(ReadSettings settings) {
        this.output = new LogOutput(settings);
        this.records = new ChunkRecords(settings.clock(), chunk, output);
        this.at = settings.firstOffsetBytes();
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink sink) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (at < HEADER) {
                int part = (int) Math.min(end - from, HEADER - at);
                header(bytes, from, part, sink);
                from += part;
                continue;
            }
            int place = (int) ((at - HEADER) % Chunk.SIZE);
            int part = Math.min(end - from, Chunk.SIZE - place);
            if (place == filled) {
                System.arraycopy(bytes, from, chunk.bytes(), place, part);
                begun = place == 0 || begun == null ? receipt : begun;
                filled += part;
            }
            at += part;
            from += part;
            if (filled == Chunk.SIZE) {
                whole(receipt, sink);
            }
        }
    }

    private void header(byte[] bytes, int from, int length, ReadSink sink) {
        int keep = (int) Math.max(0, Math.min(length, header.length - at));
        System.arraycopy(bytes, from, header, (int) Math.min(at, header.length), keep);
        boolean isDone = at < header.length && at + length >= header.length;
        at += length;
        if (isDone) {
            check(sink);
        }
    }

    private void check(ReadSink sink) {
        int magic = EvtxFormat.MAGIC.length;
        if (!Arrays.equals(header, 0, magic, EvtxFormat.MAGIC, 0, magic)) {
            output.problemAt(0, Reason.UNKNOWN_FORMAT, "no header of an EVTX file", false, sink);
            return;
        }
        var crc = new CRC32();
        crc.update(header, 0, CHECKED);
        if ((int) crc.getValue() != little(header, CHECKSUM)) {
            output.problemAt(
                    0, Reason.CHECKSUM, "the file header's checksum is not its own", false, sink);
        }
    }

    private static int little(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }

    private void whole(Receipt receipt, ReadSink sink) {
        chunk.filled(filled);
        records.read(at - filled, begun == null ? receipt : begun, sink);
        filled = 0;
        begun = null;
    }

    @Override
    public void end(ReadSink sink) {
        if (at < HEADER) {
            output.problemAt(0, Reason.TRUNCATED, "the file ends inside its header", true, sink);
        }
        if (filled > 0 && begun != null) {
            output.problemAt(
                    at - filled, Reason.TRUNCATED, "the file ends inside this chunk", true, sink);
            chunk.filled(filled);
            records.read(at - filled, begun, sink);
        }
        filled = 0;
    }
}
