package org.noonmark.proof.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A zip archive of which there is one spelling for each content: files in the order of their
/// names, stored as they are, of 1 January 1980, without comments or extra fields.
///
/// Archives can be read in two ways that disagree, from their beginning or from the directory at
/// their end. Here what was read from the beginning is written again and has to be what came.
public final class EvidenceArchive {
    /// The largest archive that is read.
    public static final int MAX_BYTES = 1 << 28;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 10;
    private static final short NEW_YEAR_1980 = 0x21;
    static final int MAX_FILES = 65_534;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-][a-zA-Z0-9._/-]{0,199}");

    private EvidenceArchive() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..") && !name.contains("//");
    }

    /// The archive with these files.
    ///
    /// @throws IllegalArgumentException when a name is not plain, there are more than 65,534, or
    ///   the archive would be larger than one that is read
    public static byte[] write(NavigableMap<String, byte[]> files) {
        if (files.size() > MAX_FILES
                || !files.keySet().stream().allMatch(EvidenceArchive::isName)) {
            throw new IllegalArgumentException("must be at most 65534 files with plain names");
        }
        long length = length(files);
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException("would be larger than 256 MiB");
        }
        var zip = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        var offsets = new int[files.size()];
        int number = 0;
        for (var file : files.entrySet()) {
            offsets[number++] = zip.position();
            zip.putInt(LOCAL).putShort(VERSION);
            putCommon(zip, file);
            zip.put(name(file)).put(file.getValue());
        }
        writeDirectory(zip, files, offsets);
        return zip.array();
    }

    private static long length(NavigableMap<String, byte[]> files) {
        long length = END_BYTES;
        for (var file : files.entrySet()) {
            length += LOCAL_BYTES + CENTRAL_BYTES + 2L * file.getKey().length();
            length += file.getValue().length;
        }
        return length;
    }

    private static void writeDirectory(
            ByteBuffer zip, NavigableMap<String, byte[]> files, int[] offsets) {
        int directory = zip.position();
        int number = 0;
        for (var file : files.entrySet()) {
            zip.putInt(CENTRAL).putShort(VERSION).putShort(VERSION);
            putCommon(zip, file);
            // No comment, first disk, no attributes.
            zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
            zip.putInt(offsets[number++]).put(name(file));
        }
        int length = zip.position() - directory;
        zip.putInt(END).putShort((short) 0).putShort((short) 0);
        zip.putShort((short) files.size()).putShort((short) files.size());
        zip.putInt(length).putInt(directory).putShort((short) 0);
    }

    /// What local header and directory have in common: flags to the length of the extra field.
    private static void putCommon(ByteBuffer zip, Map.Entry<String, byte[]> file) {
        var crc = new CRC32();
        crc.update(file.getValue());
        int size = file.getValue().length;
        zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(NEW_YEAR_1980);
        zip.putInt((int) crc.getValue()).putInt(size).putInt(size);
        zip.putShort((short) file.getKey().length()).putShort((short) 0);
    }

    private static byte[] name(Map.Entry<String, byte[]> file) {
        return file.getKey().getBytes(StandardCharsets.US_ASCII);
    }

    /// The files of an archive; empty unless it is spelt as [#write] spells it.
    public static Optional<NavigableMap<String, byte[]>> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        var files = new TreeMap<String, byte[]>();
        var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (zip.remaining() >= LOCAL_BYTES && zip.getInt(zip.position()) == LOCAL) {
            int at = zip.position();
            int size = zip.getInt(at + 22);
            int nameBytes = zip.getShort(at + 26) & 0xffff;
            long end = (long) at + LOCAL_BYTES + nameBytes + size;
            if (size < 0 || end > bytes.length || files.size() >= MAX_FILES) {
                return Optional.empty();
            }
            int data = at + LOCAL_BYTES + nameBytes;
            var name = new String(bytes, at + LOCAL_BYTES, nameBytes, StandardCharsets.US_ASCII);
            if (!isName(name)) {
                return Optional.empty();
            }
            files.put(name, Arrays.copyOfRange(bytes, data, (int) end));
            zip.position((int) end);
        }
        return length(files) == bytes.length && Arrays.equals(write(files), bytes)
                ? Optional.of(files)
                : Optional.empty();
    }
}
