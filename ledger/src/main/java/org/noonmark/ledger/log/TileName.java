package org.noonmark.ledger.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of tiles (tlog-tiles, section Merkle Tree and section Log entries).
///
/// @param level 0 for tiles of leaf hashes, and for bundles of entries
/// @param width hashes or entries in it, 1 to 256
record TileName(int level, long index, int width) {
    /// Hashes in a full tile, and entries in a full bundle.
    static final int FULL = 256;

    /// Levels of the tree in one tile.
    static final int HEIGHT = 8;

    private static final int GROUP = 1000;

    /// `tile/`, level or word, groups of the index, width.
    private static final Pattern GRAMMAR =
            Pattern.compile(
                    "tile/(entries|0|[1-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /// What a name says; empty unless it is spelt in the one way in which names are.
    static Optional<TileName> parse(String name) {
        var matcher = GRAMMAR.matcher(name);
        if (!matcher.matches() || matcher.group(2).startsWith("x000")) {
            return Optional.empty();
        }
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (width > FULL || (width == FULL && matcher.group(3) != null)) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? 0 : Integer.parseInt(matcher.group(1));
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        return Optional.of(new TileName(level, index, width));
    }

    /// Whether the tree of so many leaves has all of it.
    boolean isIn(long size) {
        int shift = HEIGHT * level;
        long hashes = shift < Long.SIZE ? size >>> shift : 0;
        return index <= (hashes - width) / FULL && index * FULL + width <= hashes;
    }

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
        var last = String.format(Locale.ROOT, "%03d", index % GROUP);
        return index < GROUP ? last : groups(index / GROUP) + last;
    }

    private static String groups(long index) {
        var last = String.format(Locale.ROOT, "x%03d/", index % GROUP);
        return index < GROUP ? last : groups(index / GROUP) + last;
    }

    private static String part(int width) {
        return width == FULL ? "" : ".p/" + width;
    }
}
