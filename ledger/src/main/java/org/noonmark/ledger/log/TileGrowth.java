package org.noonmark.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.Subtrees;
import org.noonmark.proof.merkle.TreeHasher;

/// The tiles that change when a log grows from one checkpoint to the next.
final class TileGrowth {
    private final LogStore store;
    private final long before;
    private final List<byte[]> entries;
    private final Tiles grown;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> filled = new ArrayList<>();

    /// @param before size of the last checkpoint
    /// @param entries that came since, at least one
    TileGrowth(LogStore store, long before, List<byte[]> entries) {
        this.store = store;
        this.before = before;
        this.entries = entries;
        this.grown = new Tiles(store, before + entries.size());
    }

    /// Writes everything, durably.
    void write() throws IOException {
        bundles();
        var hashes = new ArrayList<MerkleHash>(entries.size());
        entries.forEach(entry -> hashes.add(TreeHasher.leaf(entry)));
        long first = before;
        List<MerkleHash> level = hashes;
        for (int i = 0; !level.isEmpty(); i++) {
            level = tiles(i, first, level);
            first >>>= TileName.HEIGHT;
        }
        store.write(files);
    }

    private void bundles() throws IOException {
        var old = new Tiles(store, before);
        int at = 0;
        while (at < entries.size()) {
            long index = (before + at) / TileName.FULL;
            int present = (int) ((before + at) % TileName.FULL);
            int more = Math.min(TileName.FULL - present, entries.size() - at);
            var bundle = new ArrayList<byte[]>(TileName.FULL);
            if (present > 0) {
                bundle.addAll(old.entries(index));
            }
            bundle.addAll(entries.subList(at, at + more));
            put(
                    TileName.entries(index, bundle.size()),
                    TileName.entries(index, TileName.FULL),
                    bundle.size(),
                    EntryBundle.encode(bundle));
            at += more;
        }
    }

    /// Writes the tiles of one level.
    ///
    /// @param first index of the first new hash of this level
    /// @return the hashes of the tiles that are full now, new ones of the level above
    private List<MerkleHash> tiles(int level, long first, List<MerkleHash> hashes)
            throws IOException {
        var old = new Tiles(store, before);
        var above = new ArrayList<MerkleHash>();
        int at = 0;
        while (at < hashes.size()) {
            long index = (first + at) / TileName.FULL;
            int present = (int) ((first + at) % TileName.FULL);
            int width = Math.min(TileName.FULL, present + hashes.size() - at);
            var bytes = new byte[width * MerkleHash.BYTES];
            if (present > 0) {
                System.arraycopy(old.tile(level, index), 0, bytes, 0, present * MerkleHash.BYTES);
            }
            for (int i = present; i < width; i++) {
                hashes.get(at++).copyTo(bytes, i * MerkleHash.BYTES);
            }
            put(
                    TileName.hashes(level, index, width),
                    TileName.hashes(level, index, TileName.FULL),
                    width,
                    bytes);
            if (width == TileName.FULL) {
                above.add(Tiles.root(bytes, 0, TileName.FULL));
            }
        }
        return above;
    }

    private void put(String name, String full, int width, byte[] bytes) {
        files.put(name, bytes);
        if (width == TileName.FULL) {
            filled.add(full);
        }
    }

    /// Reads what [#write] wrote, compares every byte and every entry with its hash, and computes
    /// the root from the tiles.
    MerkleHash reread() throws IOException {
        for (var file : files.entrySet()) {
            var read = store.read(file.getKey());
            if (read.isEmpty() || !java.util.Arrays.equals(read.get(), file.getValue())) {
                throw new DamagedLog(file.getKey(), "what was read is not what was written");
            }
        }
        long last = grown.size() - 1;
        for (long index = before / TileName.FULL; index <= last / TileName.FULL; index++) {
            TileCheck.requireEntriesMatch(grown, index);
        }
        try {
            return Subtrees.root(grown.size(), grown);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /// Takes away the partial tiles of tiles that are full now.
    void deleteParts() throws IOException {
        for (var full : filled) {
            store.delete(TileName.partsOf(full));
        }
    }
}
