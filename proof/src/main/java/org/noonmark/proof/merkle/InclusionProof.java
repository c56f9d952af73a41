package org.noonmark.proof.merkle;

import java.util.ArrayList;
import java.util.List;

/// That one leaf is in a tree: the hashes beside its way to the root (RFC 6962 section 2.1.1).
///
/// @param index of the leaf, from 0
/// @param path from the leaf's sibling up to the root's child
public record InclusionProof(long index, List<MerkleHash> path) {
    public InclusionProof {
        if (index < 0) {
            throw new IllegalArgumentException("must be >= 0: index=" + index);
        }
        path = List.copyOf(path);
    }

    /// Makes the proof for leaf `index` in the tree of the first `size` leaves of `nodes`.
    ///
    /// @throws IllegalArgumentException when the leaf is not in that tree
    public static InclusionProof make(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "must be in the tree: index=%d size=%d".formatted(index, size));
        }
        var path = new ArrayList<MerkleHash>();
        collect(index, 0, size, nodes, path);
        return new InclusionProof(index, path);
    }

    private static void collect(
            long index, long from, long to, Nodes nodes, List<MerkleHash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Subtrees.split(to - from);
        if (index < middle) {
            collect(index, from, middle, nodes, path);
            path.add(Subtrees.root(middle, to, nodes));
        } else {
            collect(index, middle, to, nodes, path);
            path.add(Subtrees.root(from, middle, nodes));
        }
    }

    /// Whether `leaf` is at [#index] in the tree with this size and root (RFC 9162 section
    /// 2.1.3.2). The length of the path has to be what index and size ask for, no more and no less.
    public boolean holds(MerkleHash leaf, long size, MerkleHash root) {
        if (index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHasher.node(sibling, hash);
                int levels = Long.numberOfTrailingZeros(node);
                // A node that is the last of its level, and no right child, has no sibling there.
                node >>>= levels;
                last >>>= levels;
            } else {
                hash = TreeHasher.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
