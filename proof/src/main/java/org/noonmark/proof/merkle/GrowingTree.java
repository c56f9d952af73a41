package org.noonmark.proof.merkle;

import java.util.ArrayList;
import java.util.List;

/// The complete subtrees at the right edge of a tree, which is all that is needed to add a leaf and
/// to know the root. Belongs to one thread.
public final class GrowingTree {
    /// The largest on the left, one for each bit of the size.
    private final List<MerkleHash> edge = new ArrayList<>();

    private long size;

    /// A tree without leaves.
    public GrowingTree() {}

    /// The tree of the first `size` leaves.
    public static GrowingTree of(long size, Nodes nodes) {
        var tree = new GrowingTree();
        long from = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                tree.edge.add(nodes.at(level, from >>> level));
                from += 1L << level;
            }
        }
        tree.size = size;
        return tree;
    }

    /// A copy that grows on its own.
    public GrowingTree copy() {
        var copy = new GrowingTree();
        copy.edge.addAll(edge);
        copy.size = size;
        return copy;
    }

    /// Adds a leaf on the right.
    public void add(MerkleHash leaf) {
        var hash = leaf;
        for (int level = 0; level < Long.numberOfTrailingZeros(size + 1); level++) {
            hash = TreeHasher.node(edge.removeLast(), hash);
        }
        edge.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public MerkleHash root() {
        if (edge.isEmpty()) {
            return TreeHasher.EMPTY;
        }
        var root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = TreeHasher.node(edge.get(i), root);
        }
        return root;
    }
}
