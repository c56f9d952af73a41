package org.noonmark.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.Nodes;
import org.noonmark.proof.merkle.TreeHasher;

/// The tree of the first `size` leaves, read from its tiles. Whatever is read is read anew: nothing
/// is kept. An unreadable tile is an [UncheckedIOException].
///
/// @param size in leaves
record Tiles(LogStore store, long size) implements Nodes {
    @Override
    public MerkleHash at(int level, long index) {
        int tileLevel = level / TileName.HEIGHT;
        int inTile = level % TileName.HEIGHT;
        long first = index << inTile;
        try {
            var tile = tile(tileLevel, first / TileName.FULL);
            int from = (int) (first % TileName.FULL);
            return root(tile, from, 1 << inTile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// How many hashes a tile has in this tree.
    int width(int level, long index) {
        long hashes = size >>> (TileName.HEIGHT * level);
        return Math.clamp(hashes - index * TileName.FULL, 0, TileName.FULL);
    }

    /// The bytes of a tile.
    byte[] tile(int level, long index) throws IOException {
        int width = width(level, index);
        var name = TileName.hashes(level, index, width);
        var bytes = read(name, TileName.hashes(level, index, TileName.FULL), width);
        if (bytes.length < width * MerkleHash.BYTES) {
            throw new DamagedLog(name, "has %d bytes".formatted(bytes.length));
        }
        return bytes;
    }

    /// A partial tile may be gone as soon as the full one is there.
    private byte[] read(String name, String full, int width) throws IOException {
        if (width == 0) {
            throw new DamagedLog(name, "is not in a tree of %d leaves".formatted(size));
        }
        var bytes = store.read(name);
        if (bytes.isEmpty() && width < TileName.FULL) {
            bytes = store.read(full);
        }
        return bytes.orElseThrow(() -> new DamagedLog(name, "is not there"));
    }

    /// The entries of a bundle.
    List<byte[]> entries(long index) throws IOException {
        int width = width(0, index);
        var name = TileName.entries(index, width);
        var bytes = store.read(name);
        if (bytes.isPresent()) {
            return EntryBundle.decode(bytes.get(), width)
                    .orElseThrow(() -> new DamagedLog(name, "is no bundle of %d".formatted(width)));
        }
        var full = TileName.entries(index, TileName.FULL);
        var all = read(name, full, width);
        return EntryBundle.decode(all, TileName.FULL)
                .orElseThrow(() -> new DamagedLog(full, "is no bundle of 256"))
                .subList(0, width);
    }

    /// The root over `count` hashes of a tile, a power of two.
    static MerkleHash root(byte[] tile, int from, int count) {
        if (count == 1) {
            return MerkleHash.of(tile, from * MerkleHash.BYTES, MerkleHash.BYTES);
        }
        int half = count / 2;
        return TreeHasher.node(root(tile, from, half), root(tile, from + half, half));
    }
}
