package org.noonmark.proof.merkle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/// A small tree whose hashes are all computed from its leaves, straight from the definition.
final class WrittenTree implements Nodes {
    private final List<MerkleHash> leaves;

    private WrittenTree(List<MerkleHash> leaves) {
        this.leaves = leaves;
    }

    static WrittenTree of(long size) {
        return new WrittenTree(LongStream.range(0, size).mapToObj(WrittenTree::leaf).toList());
    }

    static MerkleHash leaf(long index) {
        return TreeHasher.leaf(("leaf " + index).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public MerkleHash at(int level, long index) {
        return root(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    MerkleHash root(long size) {
        return root(leaves.subList(0, (int) size));
    }

    /// RFC 6962 section 2.1, word for word.
    private static MerkleHash root(List<MerkleHash> part) {
        return switch (part.size()) {
            case 0 -> TreeHasher.EMPTY;
            case 1 -> part.getFirst();
            default -> {
                int split = 1;
                while (2 * split < part.size()) {
                    split *= 2;
                }
                yield TreeHasher.node(
                        root(part.subList(0, split)), root(part.subList(split, part.size())));
            }
        };
    }
}
