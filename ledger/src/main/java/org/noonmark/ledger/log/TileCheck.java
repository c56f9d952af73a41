package org.noonmark.ledger.log;

import java.io.IOException;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.TreeHasher;

/// Whether the files of a log belong together.
final class TileCheck {
    private TileCheck() {}

    /// Every entry of a bundle has the hash that its tile says.
    static void requireEntriesMatch(Tiles tiles, long index) throws IOException {
        var hashes = tiles.tile(0, index);
        var entries = tiles.entries(index);
        for (int i = 0; i < entries.size(); i++) {
            var stored = MerkleHash.of(hashes, i * MerkleHash.BYTES, MerkleHash.BYTES);
            if (!TreeHasher.leaf(entries.get(i)).equals(stored)) {
                throw new DamagedLog(
                        TileName.entries(index, entries.size()),
                        "entry %d does not have the hash of its tile"
                                .formatted(index * TileName.FULL + i));
            }
        }
    }

    /// A full tile has the hash that the tile above says.
    static void requireParentMatches(Tiles tiles, int level, long index) throws IOException {
        var parent = tiles.tile(level + 1, index / TileName.FULL);
        int at = (int) (index % TileName.FULL) * MerkleHash.BYTES;
        var stored = MerkleHash.of(parent, at, MerkleHash.BYTES);
        if (!Tiles.root(tiles.tile(level, index), 0, TileName.FULL).equals(stored)) {
            throw new DamagedLog(
                    TileName.hashes(level, index, TileName.FULL),
                    "does not have the hash that the tile above says");
        }
    }
}
