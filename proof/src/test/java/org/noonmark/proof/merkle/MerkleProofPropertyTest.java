package org.noonmark.proof.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Every tree of up to [#SIZES] leaves, every leaf, and every change of a proof that there is.
final class MerkleProofPropertyTest {
    private static final int SIZES = 70;
    private static final WrittenTree TREE = WrittenTree.of(SIZES);

    @Test
    void growingTreeHasTheRootOfTheDefinition() {
        var tree = new GrowingTree();
        for (int size = 0; size <= SIZES; size++) {
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(TREE.root(size));
            assertThat(Subtrees.root(size, TREE)).isEqualTo(TREE.root(size));
            assertThat(GrowingTree.of(size, TREE).root()).isEqualTo(TREE.root(size));
            tree.add(WrittenTree.leaf(size));
        }
    }

    @Test
    void inclusionHoldsForItsLeafAndAtNoOtherIndex() {
        for (long size = 1; size <= SIZES; size++) {
            var root = TREE.root(size);
            for (long index = 0; index < size; index++) {
                var proof = InclusionProof.make(index, size, TREE);
                for (long claimed = 0; claimed <= size + 1; claimed++) {
                    var at = new InclusionProof(claimed, proof.path());
                    assertThat(at.holds(WrittenTree.leaf(index), size, root))
                            .as("leaf %d as %d of %d", index, claimed, size)
                            .isEqualTo(claimed == index);
                }
            }
        }
    }

    @Test
    void inclusionFailsWithAnyHashChangedLeftOutOrAdded() {
        for (long size = 1; size <= SIZES; size++) {
            var root = TREE.root(size);
            for (long index = 0; index < size; index++) {
                var path = InclusionProof.make(index, size, TREE).path();
                var leaf = WrittenTree.leaf(index);
                for (int i = 0; i <= path.size(); i++) {
                    var longer = new ArrayList<>(path);
                    longer.add(i, root);
                    assertThat(new InclusionProof(index, longer).holds(leaf, size, root)).isFalse();
                }
                for (int i = 0; i < path.size(); i++) {
                    var shorter = new ArrayList<>(path);
                    shorter.remove(i);
                    assertThat(new InclusionProof(index, shorter).holds(leaf, size, root))
                            .isFalse();
                    var changed = new ArrayList<>(path);
                    changed.set(i, WrittenTree.leaf(1000));
                    assertThat(new InclusionProof(index, changed).holds(leaf, size, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void consistencyHoldsBetweenAnyTwoTreesAndForNoOtherRoots() {
        for (long newer = 0; newer <= SIZES; newer++) {
            for (long older = 0; older <= newer; older++) {
                var proof = ConsistencyProof.make(older, newer, TREE);
                var from = TREE.root(older);
                var to = TREE.root(newer);
                assertThat(proof.holds(older, from, newer, to)).isTrue();
                var other = WrittenTree.leaf(1000);
                assertThat(proof.holds(older, other, newer, to)).isFalse();
                if (older > 0) {
                    assertThat(proof.holds(older, from, newer, other)).isFalse();
                }
                if (older > 0 && older < newer) {
                    assertThat(proof.holds(older - 1, TREE.root(older - 1), newer, to)).isFalse();
                }
                for (int i = 0; i < proof.path().size(); i++) {
                    var shorter = new ArrayList<>(proof.path());
                    shorter.remove(i);
                    assertThat(new ConsistencyProof(shorter).holds(older, from, newer, to))
                            .isFalse();
                }
                var longer = new ArrayList<>(proof.path());
                longer.add(other);
                assertThat(new ConsistencyProof(longer).holds(older, from, newer, to)).isFalse();
            }
        }
    }

    @Test
    void theProofOfAnotherIndexWithTheSameLengthIsRefused() {
        // Five leaves: the path of the last is one hash, and so would be accepted by a check that
        // only follows the bits of the index.
        var path = InclusionProof.make(4, 5, TREE).path();
        assertThat(path).hasSize(1);
        for (long index : new long[] {1, 3, 5, 7}) {
            assertThat(new InclusionProof(index, path).holds(WrittenTree.leaf(4), 5, TREE.root(5)))
                    .isFalse();
        }
    }
}
