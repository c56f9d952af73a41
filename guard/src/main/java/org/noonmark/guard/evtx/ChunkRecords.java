package org.noonmark.guard.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.guard.windows.EventElements;
import org.noonmark.sigma.EventKind;

/// The records of one chunk.
///
/// Chunk header (512 bytes): magic 8; end of the records u32 at 48; CRC-32 of the records at 52;
/// CRC-32 of bytes 0 to 119 and 128 to 511 at 124. A checksum that does not fit is told, and the
/// records are tried all the same, since each can be told to be whole.
///
/// Record: `2a 2a 00 00`, size u32, id u64, time u64, binary XML, size again u32.
final class ChunkRecords {
    private static final byte[] MAGIC = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 512;
    private static final int RECORDS_END = 48;
    private static final int RECORDS_CHECKSUM = 52;
    private static final int CHECKSUM = 124;
    private static final int RECORD_MAGIC = 0x2a2a;
    private static final int RECORD_HEADER = 24;
    private static final int MIN_RECORD = RECORD_HEADER + 4;
    private static final EventKind UNKNOWN = new EventKind("windows", List.of());

    private final LogClock clock;
    private final Chunk chunk;
    private final LogOutput output;
    private final EventElements elements = new EventElements();
    private final BinXml xml;

    ChunkRecords(LogClock clock, Chunk chunk, LogOutput output) {
        this.clock = clock;
        this.chunk = chunk;
        this.output = output;
        this.xml = new BinXml(chunk, elements);
    }

    /// @param place of the chunk's first byte in the file
    void read(long place, Receipt receipt, ReadSink sink) {
        if (chunk.length() < HEADER) {
            return;
        }
        if (!Arrays.equals(chunk.bytes(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            if (!chunk.isZero(0, chunk.length())) {
                output.problemAt(place, Reason.MALFORMED, "no chunk begins here", true, sink);
            }
            return;
        }
        try {
            records(place, end(place, sink), receipt, sink);
        } catch (Damage damage) {
            output.problemAt(place, Reason.MALFORMED, damage.told(), true, sink);
        }
    }

    /// Checks the header; where the records end, or the whole chunk when the header is not sure.
    private int end(long place, ReadSink sink) throws Damage {
        int end = chunk.i32(RECORDS_END);
        var crc = new CRC32();
        crc.update(chunk.bytes(), 0, 120);
        crc.update(chunk.bytes(), 128, HEADER - 128);
        boolean isSure = (int) crc.getValue() == chunk.i32(CHECKSUM);
        if (!isSure || end < HEADER || end > Chunk.SIZE) {
            output.problemAt(
                    place,
                    Reason.CHECKSUM,
                    "the chunk header's checksum is not its own",
                    false,
                    sink);
            return chunk.length();
        }
        if (end > chunk.length()) {
            return chunk.length();
        }
        crc.reset();
        crc.update(chunk.bytes(), HEADER, end - HEADER);
        if ((int) crc.getValue() != chunk.i32(RECORDS_CHECKSUM)) {
            output.problemAt(
                    place, Reason.CHECKSUM, "the records' checksum is not their own", false, sink);
        }
        return end;
    }

    private void records(long place, int end, Receipt receipt, ReadSink sink) throws Damage {
        int at = HEADER;
        while (at + MIN_RECORD <= end) {
            int size = size(at, end);
            if (size > 0) {
                record(place, at, size, receipt, sink);
                at += size;
                continue;
            }
            if (chunk.isZero(at, end)) {
                return;
            }
            output.problemAt(
                    place + at, Reason.MALFORMED, "no whole record begins here", true, sink);
            do {
                at++;
            } while (at + MIN_RECORD <= end && size(at, end) == 0);
        }
    }

    /// The size of the whole record at a place; 0 when there is none.
    private int size(int at, int end) throws Damage {
        if (chunk.i32(at) != RECORD_MAGIC) {
            return 0;
        }
        int size = chunk.i32(at + 4);
        boolean isWhole =
                size >= MIN_RECORD && size <= end - at && chunk.i32(at + size - 4) == size;
        return isWhole ? size : 0;
    }

    private void record(long place, int at, int size, Receipt receipt, ReadSink sink) {
        var event = output.begin(UNKNOWN, place + at, receipt);
        elements.begin(clock, event);
        try {
            xml.read(at + RECORD_HEADER, at + size - 4);
        } catch (Damage damage) {
            output.problem(Reason.MALFORMED, damage.told(), true, sink);
            return;
        }
        elements.finish();
        output.emit(sink);
    }
}
