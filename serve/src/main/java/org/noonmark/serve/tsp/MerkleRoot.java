package org.noonmark.serve.tsp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The Merkle tree hash of a list with SHA-256 (RFC 6962 section 2.1).
final class MerkleRoot {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleRoot() {}

    /// 32 bytes; the hash of nothing when the list is empty.
    static byte[] of(List<byte[]> entries) {
        var hash = sha256();
        if (entries.size() <= 1) {
            if (!entries.isEmpty()) {
                hash.update(LEAF);
                hash.update(entries.getFirst());
            }
            return hash.digest();
        }
        int left = Integer.highestOneBit(entries.size() - 1);
        var before = of(entries.subList(0, left));
        var behind = of(entries.subList(left, entries.size()));
        hash.update(NODE);
        hash.update(before);
        hash.update(behind);
        return hash.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
