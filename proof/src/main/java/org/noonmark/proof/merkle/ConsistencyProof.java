package org.noonmark.proof.merkle;

import java.util.ArrayList;
import java.util.List;

/// That one tree is the beginning of another: nothing was changed or taken out in between (RFC 6962
/// section 2.1.2).
///
/// @param path empty when the older tree is empty or both are the same
public record ConsistencyProof(List<MerkleHash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Makes the proof between the trees of the first `older` and the first `newer` leaves.
    ///
    /// @throws IllegalArgumentException unless 0 <= older <= newer
    public static ConsistencyProof make(long older, long newer, Nodes nodes) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException(
                    "must be 0 <= older <= newer: older=%d newer=%d".formatted(older, newer));
        }
        var path = new ArrayList<MerkleHash>();
        if (older > 0 && older < newer) {
            collect(older, 0, newer, true, nodes, path);
        }
        return new ConsistencyProof(path);
    }

    /// @param known whether the verifier has the root of this part already: the older tree is all
    ///   of it
    private static void collect(
            long older, long from, long to, boolean known, Nodes nodes, List<MerkleHash> path) {
        if (older == to - from) {
            if (!known) {
                path.add(Subtrees.root(from, to, nodes));
            }
            return;
        }
        long left = Subtrees.split(to - from);
        if (older <= left) {
            collect(older, from, from + left, known, nodes, path);
            path.add(Subtrees.root(from + left, to, nodes));
        } else {
            collect(older - left, from + left, to, false, nodes, path);
            path.add(Subtrees.root(from, from + left, nodes));
        }
    }

    /// Whether the tree with the older size and root is the beginning of that with the newer ones
    /// (RFC 9162 section 2.1.4.2).
    public boolean holds(long older, MerkleHash olderRoot, long newer, MerkleHash newerRoot) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older == 0) {
            return path.isEmpty() && olderRoot.equals(TreeHasher.EMPTY);
        }
        return joins(older, olderRoot, newer, newerRoot);
    }

    private boolean joins(long older, MerkleHash olderRoot, long newer, MerkleHash newerRoot) {
        var hashes = new ArrayList<MerkleHash>();
        if (Long.bitCount(older) == 1) {
            // The older tree is a complete subtree of the newer, so its root begins the path.
            hashes.add(olderRoot);
        }
        hashes.addAll(path);
        if (hashes.isEmpty()) {
            return false;
        }
        int levels = Long.numberOfTrailingZeros(older);
        long node = (older - 1) >>> levels;
        long last = (newer - 1) >>> levels;
        var olderHash = hashes.getFirst();
        var newerHash = hashes.getFirst();
        for (var sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = TreeHasher.node(sibling, olderHash);
                newerHash = TreeHasher.node(sibling, newerHash);
                int skipped = Long.numberOfTrailingZeros(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                newerHash = TreeHasher.node(newerHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
    }
}
