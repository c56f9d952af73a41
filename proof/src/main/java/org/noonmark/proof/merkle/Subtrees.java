package org.noonmark.proof.merkle;

/// Roots of parts of a tree, put together from complete subtrees.
public final class Subtrees {
    private Subtrees() {}

    /// The root over all of the first `size` leaves.
    public static MerkleHash root(long size, Nodes nodes) {
        return size == 0 ? TreeHasher.EMPTY : root(0, size, nodes);
    }

    /// The root over the leaves from `from` up to, and without, `to`.
    ///
    /// @param from a multiple of the smallest power of two that is not below `to - from`
    static MerkleHash root(long from, long to, Nodes nodes) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.at(level, from >>> level);
        }
        long middle = from + split(width);
        return TreeHasher.node(root(from, middle, nodes), root(middle, to, nodes));
    }

    /// How many of `width` leaves are on the left: the largest power of two below it.
    static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
