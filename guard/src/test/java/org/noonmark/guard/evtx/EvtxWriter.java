package org.noonmark.guard.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Writes EVTX files for tests: one template a chunk with the members that tests need, and records
/// of its values.
public final class EvtxWriter {
    static final int CHUNK = 65_536;
    private static final int HEADER = 4096;
    private static final int CHUNK_HEADER = 512;

    /// 2024-11-25T12:00:01Z in units of 100 ns since 1601.
    private static final String TIME = "80f63e8e313fdb01";

    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Integer> recordsAt = new ArrayList<>();
    private final int showings;
    private int template;
    private int records;

    public EvtxWriter() {
        this(1);
    }

    /// @param showings how often the template shows the value
    EvtxWriter(int showings) {
        this.showings = showings;
        chunk.put(0, "ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
        chunk.position(CHUNK_HEADER);
    }

    /// A value of a record: its type, and its bytes in hexadecimal.
    public record Value(int type, String hex) {
        public static Value text(String text) {
            return of(0x01, text.getBytes(StandardCharsets.UTF_16LE));
        }

        public static Value absent() {
            return new Value(0x00, "");
        }

        static Value of(int type, byte[] bytes) {
            return new Value(type, HexFormat.of().formatHex(bytes));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /// How many records there are so far, and where each begins in the file.
    List<Integer> recordsAt() {
        return recordsAt;
    }

    /// Adds a record of event `id` of a channel, with one member of `EventData` called `Value`.
    public EvtxWriter record(int id, String channel, Value value) {
        var values =
                List.of(
                        Value.of(0x06, new byte[] {(byte) id, (byte) (id >> 8)}),
                        Value.text(channel),
                        new Value(0x11, TIME),
                        value);
        int begin = chunk.position();
        recordsAt.add(HEADER + begin);
        chunk.putInt(0x2a2a).putInt(0).putLong(++records).putLong(0);
        chunk.put(new byte[] {0x0f, 1, 1, 0, 0x0c, 1}).putInt(7);
        if (template == 0) {
            template = chunk.position() + 4;
            chunk.putInt(template);
            definition();
        } else {
            chunk.putInt(template);
        }
        chunk.putInt(values.size());
        values.forEach(
                one -> chunk.putShort((short) one.bytes().length).putShort((short) one.type()));
        values.forEach(one -> chunk.put(one.bytes()));
        chunk.put((byte) 0);
        int size = chunk.position() + 4 - begin;
        chunk.putInt(size);
        chunk.putInt(begin + 4, size);
        return this;
    }

    private void definition() {
        chunk.putInt(0).put(new byte[16]);
        int sizeAt = chunk.position();
        chunk.putInt(0).put(new byte[] {0x0f, 1, 1, 0});
        open("Event", false);
        open("System", false);
        open("Provider", true);
        attribute("Name");
        literal("Noonmark-Test");
        chunk.put((byte) 0x03);
        member("EventID", 0);
        member("Channel", 1);
        open("TimeCreated", true);
        attribute("SystemTime");
        value(2);
        chunk.put((byte) 0x03).put((byte) 0x04);
        open("EventData", false);
        open("Data", true);
        attribute("Name");
        literal("Value");
        chunk.put((byte) 0x02);
        for (int i = 0; i < showings; i++) {
            value(3);
        }
        chunk.put(new byte[] {0x04, 0x04, 0x04, 0x00});
        chunk.putInt(sizeAt, chunk.position() - sizeAt - 4);
    }

    private void member(String name, int index) {
        open(name, false);
        value(index);
        chunk.put((byte) 0x04);
    }

    private void value(int index) {
        chunk.put((byte) 0x0e).putShort((short) index).put((byte) 0x01);
    }

    private void open(String name, boolean hasAttributes) {
        chunk.put((byte) (hasAttributes ? 0x41 : 0x01)).putShort((short) -1).putInt(0);
        name(name);
        if (hasAttributes) {
            chunk.putInt(0);
        } else {
            chunk.put((byte) 0x02);
        }
    }

    private void attribute(String name) {
        chunk.put((byte) 0x06);
        name(name);
    }

    private void literal(String text) {
        chunk.put((byte) 0x05).put((byte) 0x01).putShort((short) text.length());
        chunk.put(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private void name(String name) {
        var known = names.putIfAbsent(name, chunk.position() + 4);
        if (known != null) {
            chunk.putInt(known);
            return;
        }
        chunk.putInt(chunk.position() + 4).putInt(0).putShort((short) 0);
        chunk.putShort((short) name.length());
        chunk.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
    }

    /// The chunk as it is, with its checksums.
    byte[] chunk() {
        int end = chunk.position();
        chunk.putInt(48, end);
        chunk.putInt(52, crc(CHUNK_HEADER, end - CHUNK_HEADER));
        var crc = new CRC32();
        crc.update(chunk.array(), 0, 120);
        crc.update(chunk.array(), 128, CHUNK_HEADER - 128);
        chunk.putInt(124, (int) crc.getValue());
        return chunk.array().clone();
    }

    private int crc(int from, int length) {
        var crc = new CRC32();
        crc.update(chunk.array(), from, length);
        return (int) crc.getValue();
    }

    /// A file of chunks.
    public static byte[] file(byte[]... chunks) {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
        header.putShort(40, (short) HEADER).putShort(42, (short) chunks.length);
        var crc = new CRC32();
        crc.update(header.array(), 0, 120);
        header.putInt(124, (int) crc.getValue());
        var out = new ByteArrayOutputStream();
        out.writeBytes(header.array());
        for (var chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }
}
