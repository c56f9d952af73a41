package org.noonmark.ledger.log;

/// The names of tiles (tlog-tiles, section Merkle Tree and section Log entries).
final class TileName {
    /// Hashes in a full tile, and entries in a full bundle.
    static final int FULL = 256;

    /// Levels of the tree in one tile.
    static final int HEIGHT = 8;

    private static final int GROUP = 1000;

    private TileName() {}

    /// @param width hashes in it, 1 to 256
    static String hashes(int level, long index, int width) {
        return "tile/" + level + "/" + number(index) + part(width);
    }

    /// @param width entries in it, 1 to 256
    static String entries(long index, int width) {
        return "tile/entries/" + number(index) + part(width);
    }

    /// The folder with the partial tiles of a tile.
    static String partsOf(String full) {
        return full + ".p";
    }

    /// 1234067 becomes x001/x234/067.
    private static String number(long index) {
        var last = "%03d".formatted(index % GROUP);
        return index < GROUP ? last : groups(index / GROUP) + last;
    }

    private static String groups(long index) {
        var last = "x%03d/".formatted(index % GROUP);
        return index < GROUP ? last : groups(index / GROUP) + last;
    }

    private static String part(int width) {
        return width == FULL ? "" : ".p/" + width;
    }
}
