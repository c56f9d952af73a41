package org.noonmark.proof.merkle;

/// Where the complete subtrees of a tree are found.
public interface Nodes {
    /// The hash of the complete subtree over the leaves from `index` * 2^`level` up to, and
    /// without, (`index` + 1) * 2^`level`.
    ///
    /// @param level 0 for the hash of a leaf
    MerkleHash at(int level, long index);
}
