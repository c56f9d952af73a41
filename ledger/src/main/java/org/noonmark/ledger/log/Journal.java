package org.noonmark.ledger.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.noonmark.ledger.store.LogStore;

/// Entries that are durable and in no tile yet: batches, one behind the other, each with a hash of
/// its own.
///
/// A batch is: the index of its first entry (8 bytes, big-endian), the length of the entries (4
/// bytes), the CRC-32C of these two, the entries as in a bundle, the SHA-256 of all that. Files are
/// named after the index of their first entry and the attempt, and a new one is begun whenever a
/// log is opened, since the last may end in the middle of a batch that was never acknowledged.
final class Journal {
    static final String FOLDER = "journal";

    private static final int CHECKED = Long.BYTES + Integer.BYTES;
    private static final int HEAD = CHECKED + Integer.BYTES;
    private static final int HASH = 32;
    private static final int PAGE = 4096;

    /// So many zeros in a row are no entry and no hash.
    private static final int ZEROS = 16;

    private static final int INDEX_DIGITS = 19;
    private static final Pattern NAME = Pattern.compile("[0-9]{19}-[0-9]{3,}");

    private final LogStore store;
    private final List<String> older;
    private String name = "";
    private boolean begun;

    /// @param older files that are there already
    private Journal(LogStore store, List<String> older) {
        this.store = store;
        this.older = new ArrayList<>(older);
    }

    /// What was found in a journal.
    ///
    /// @param entries behind the checkpoint, in order
    record Found(Journal journal, List<byte[]> entries) {}

    /// Reads what is behind a checkpoint.
    ///
    /// @param size of the checkpoint
    /// @throws DamagedLog when a batch is damaged that must have been acknowledged, or one is
    ///   missing
    static Found open(LogStore store, long size) throws IOException {
        var names = store.list(FOLDER);
        var entries = new ArrayList<byte[]>();
        for (var file : names) {
            var path = FOLDER + "/" + file;
            var bytes = store.read(path).orElse(new byte[0]);
            int before = entries.size();
            readAll(path, bytes, size, entries);
            if (entries.size() > before) {
                // A process that was killed may have written and not synchronised it, and what is
                // signed from now on must not be lost with the power.
                store.append(path, new byte[0]);
            }
        }
        var journal = new Journal(store, names);
        journal.begin(size + entries.size());
        return new Found(journal, entries);
    }

    /// What is wrong with the batches of each file, whoever is writing meanwhile.
    static List<String> damage(LogStore store) throws IOException {
        var found = new ArrayList<String>();
        for (var file : store.list(FOLDER)) {
            var path = FOLDER + "/" + file;
            var bytes = store.read(path).orElse(new byte[0]);
            try {
                if (NAME.matcher(file).matches()) {
                    long first = Long.parseLong(file.substring(0, INDEX_DIGITS));
                    readAll(path, bytes, first, new ArrayList<>());
                }
            } catch (DamagedLog damaged) {
                found.add(String.valueOf(damaged.getMessage()));
            }
        }
        return found;
    }

    private static void readAll(String path, byte[] bytes, long size, List<byte[]> entries)
            throws IOException {
        int at = 0;
        while (bytes.length - at >= HEAD) {
            var head = ByteBuffer.wrap(bytes, at, HEAD);
            long first = head.getLong();
            long length = head.getInt();
            if (head.getInt() != crc(bytes, at)) {
                requireTorn(path, bytes, at, bytes.length);
                requireLast(path, bytes, at);
                return;
            }
            if (length < 0) {
                throw new DamagedLog(path, "has a batch of a negative length at byte " + at);
            }
            if (length > bytes.length - at - HEAD - HASH) {
                return; // Cut off while it was written, so nobody was told that it is durable.
            }
            int end = at + HEAD + (int) length;
            if (!Arrays.equals(hash(bytes, at, end), Arrays.copyOfRange(bytes, end, end + HASH))) {
                requireTorn(path, bytes, at, end + HASH);
                requireLast(path, bytes, at);
                return;
            }
            take(path, first, Arrays.copyOfRange(bytes, at + HEAD, end), size, entries);
            at = end + HASH;
        }
    }

    private static void take(
            String path, long first, byte[] bundle, long size, List<byte[]> entries)
            throws IOException {
        var batch = batch(bundle);
        long next = size + entries.size();
        if (first + batch.size() <= size) {
            return; // In the tiles already.
        }
        if (first != next) {
            throw new DamagedLog(
                    path, "goes on with entry %d where %d is due".formatted(first, next));
        }
        entries.addAll(batch);
    }

    private static List<byte[]> batch(byte[] bundle) {
        var rest = ByteBuffer.wrap(bundle);
        var entries = new ArrayList<byte[]>();
        while (rest.hasRemaining()) {
            var entry = new byte[rest.getShort() & 0xffff];
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    /// After a loss of power a file can have its length and not all of its pages: those are zeros.
    /// Anything else that is wrong is damage to what may have been acknowledged.
    private static void requireTorn(String path, byte[] bytes, int from, int to) throws DamagedLog {
        for (int page = from; page < to; page = (page / PAGE + 1) * PAGE) {
            int end = Math.min(to, (page / PAGE + 1) * PAGE);
            if (end - page >= ZEROS && isZero(bytes, page, end)) {
                return;
            }
        }
        throw new DamagedLog(
                path,
                "is damaged from byte %d on: entries that were acknowledged may be lost"
                        .formatted(from));
    }

    /// After a batch that was torn nothing was written any more, so a whole one behind it shows
    /// that it was acknowledged and lost its pages later.
    private static void requireLast(String path, byte[] bytes, int torn) throws DamagedLog {
        for (int at = torn + 1; bytes.length - at >= HEAD + HASH; at++) {
            int length = ByteBuffer.wrap(bytes, at, HEAD).getInt(at + Long.BYTES);
            boolean fits = length > 0 && length <= bytes.length - at - HEAD - HASH;
            if (fits && isWhole(bytes, at, at + HEAD + length)) {
                throw new DamagedLog(
                        path,
                        "is damaged from byte %d to byte %d: entries that were acknowledged are lost"
                                .formatted(torn, at));
            }
        }
    }

    private static boolean isWhole(byte[] bytes, int at, int end) {
        return ByteBuffer.wrap(bytes).getInt(at + CHECKED) == crc(bytes, at)
                && Arrays.equals(hash(bytes, at, end), Arrays.copyOfRange(bytes, end, end + HASH));
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int crc(byte[] bytes, int from) {
        var crc = new CRC32C();
        crc.update(bytes, from, CHECKED);
        return (int) crc.getValue();
    }

    private static byte[] hash(byte[] bytes, int from, int to) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, from, to - from);
            return sha256.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }

    /// Begins a file for the entries from `index` on.
    private void begin(long index) {
        int attempt = 0;
        do {
            name = String.format(Locale.ROOT, "%019d-%03d", index, attempt++);
        } while (older.contains(name));
        begun = false;
    }

    /// Makes entries durable.
    ///
    /// @param first index of the first
    void append(long first, List<byte[]> entries) throws IOException {
        var bundle = EntryBundle.encode(entries);
        var bytes =
                ByteBuffer.allocate(HEAD + bundle.length + HASH)
                        .putLong(first)
                        .putInt(bundle.length);
        bytes.putInt(crc(bytes.array(), 0)).put(bundle);
        bytes.put(hash(bytes.array(), 0, bytes.position()));
        begun = true;
        store.append(FOLDER + "/" + name, bytes.array());
    }

    /// Forgets everything: it is in the tiles of a checkpoint of this size.
    void clear(long size) throws IOException {
        if (begun) {
            older.add(name);
        }
        for (var file : older) {
            store.delete(FOLDER + "/" + file);
        }
        older.clear();
        begin(size);
    }
}
