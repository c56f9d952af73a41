package org.noonmark.proof.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash functions of the tree (RFC 6962 section 2.1): the empty tree is the hash of nothing, a
/// leaf is the hash of a zero byte and its content, a node that of a one byte and its two children.
///
/// May be used from any thread.
public final class TreeHasher {
    /// The root of a tree without leaves.
    public static final MerkleHash EMPTY = MerkleHash.owning(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHasher() {}

    /// The hash of a leaf with this content.
    public static MerkleHash leaf(byte[] content) {
        return leaf(content, 0, content.length);
    }

    /// The hash of a leaf whose content is a part of `bytes`.
    public static MerkleHash leaf(byte[] bytes, int from, int length) {
        var digest = sha256();
        digest.update(LEAF);
        digest.update(bytes, from, length);
        return MerkleHash.owning(digest.digest());
    }

    /// The hash of a node over two subtrees.
    public static MerkleHash node(MerkleHash left, MerkleHash right) {
        var digest = sha256();
        digest.update(NODE);
        left.updateInto(digest);
        right.updateInto(digest);
        return MerkleHash.owning(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
