package org.noonmark.ledger.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

    /// Shorter spellings of a tile that is not full are given out until it is: each is its
    /// beginning.
    static void requirePartsMatch(Tiles tiles, int level, long index) throws IOException {
        int width = tiles.width(level, index);
        var tile = tiles.tile(level, index);
        for (int part : parts(tiles, TileName.hashes(level, index, TileName.FULL), width)) {
            requireContent(
                    tiles,
                    TileName.hashes(level, index, part),
                    Arrays.copyOf(tile, part * MerkleHash.BYTES));
        }
        if (level == 0) {
            var entries = tiles.entries(index);
            for (int part : parts(tiles, TileName.entries(index, TileName.FULL), width)) {
                requireContent(
                        tiles,
                        TileName.entries(index, part),
                        EntryBundle.encode(entries.subList(0, part)));
            }
        }
    }

    private static List<Integer> parts(Tiles tiles, String full, int width) throws IOException {
        return tiles.store().list(TileName.partsOf(full)).stream()
                .filter(name -> name.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(part -> part < width)
                .toList();
    }

    /// A part that is gone was taken away by the writer just now.
    private static void requireContent(Tiles tiles, String name, byte[] content)
            throws IOException {
        var bytes = tiles.store().read(name);
        if (bytes.isPresent() && !Arrays.equals(bytes.get(), content)) {
            throw new DamagedLog(name, "is not the beginning of the tile that it is a part of");
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
