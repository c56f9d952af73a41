package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.evtx.EvtxFormat;

class EvtxFuzzTest {
    private static final int HEADER = 4096;
    private static final int CHUNK_HEADER = 512;

    /// A file that ends inside its only chunk, so that mutations meet what is read; its checksums
    /// are not their own, which costs no record.
    private static byte[] file() {
        var out = ByteBuffer.allocate(HEADER + 2048).order(ByteOrder.LITTLE_ENDIAN);
        out.put("ElfFile\0".getBytes(US_ASCII));
        out.put(HEADER, "ElfChnk\0".getBytes(US_ASCII));
        out.position(HEADER + CHUNK_HEADER);
        int begin = out.position();
        out.putInt(0x2a2a).putInt(0).putLong(1).putLong(0);
        out.put(new byte[] {0x0f, 1, 1, 0, 0x0c, 1}).putInt(7);
        out.putInt(out.position() + 4 - HEADER).putInt(0).put(new byte[16]);
        int sizeAt = out.position();
        out.putInt(0).put(new byte[] {0x0f, 1, 1, 0});
        open(out, "Event").put((byte) 2);
        open(out, "EventData").put((byte) 2);
        for (int i = 0; i < 4; i++) {
            open(out, "Data").put((byte) 2);
            out.put((byte) 0x0e).putShort((short) i).put((byte) 1).put((byte) 4);
        }
        out.put(new byte[] {4, 4, 0});
        out.putInt(sizeAt, out.position() - sizeAt - 4);
        out.putInt(4);
        out.putInt(0x00010004).putInt(0x00130010).putInt(0x00110008).putInt(0x00810006);
        out.put("ab".getBytes(UTF_16LE));
        out.put(new byte[] {1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 33, 0, 0, 0});
        out.putLong(133_771_392_010_000_000L);
        out.put("a\0b".getBytes(UTF_16LE)).put((byte) 0);
        int size = out.position() + 4 - begin;
        out.putInt(size).putInt(begin + 4, size);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static ByteBuffer open(ByteBuffer out, String name) {
        out.put((byte) 1).putShort((short) -1).putInt(0);
        out.putInt(out.position() + 4 - HEADER).putInt(0).putShort((short) 0);
        out.putShort((short) name.length()).put(name.getBytes(UTF_16LE)).putShort((short) 0);
        return out;
    }

    @Test
    void readsOrSaysWhatIsWrong() {
        var format = new EvtxFormat();
        Fuzz.of(EvtxFuzzTest.class, List.of(file()))
                .run(2000, input -> GuardLogs.feed(format, input));
    }
}
