package org.noonmark.sigma.match;

import java.util.Arrays;

/// Where a search goes on when a node of a trie has no child for a character: at the node of the
/// longest proper suffix; and which texts end at each node.
final class Failures {
    private final int[] failure;
    private final int[] found;
    private final int[] shorter;

    private Failures(int size, int atomCount) {
        this.failure = new int[size];
        this.found = new int[size];
        this.shorter = new int[atomCount];
        Arrays.fill(shorter, Trie.NONE);
    }

    /// Nodes are numbered level by level: what a node needs of shallower ones is there.
    static Failures of(Trie trie, int atomCount) {
        var failures = new Failures(trie.size(), atomCount);
        failures.found[0] = Trie.NONE;
        for (int node = 1; node < trie.size(); node++) {
            int target = failures.follow(trie, trie.parent(node), trie.label(node));
            failures.failure[node] = target;
            int own = trie.atom(node);
            failures.found[node] = own == Trie.NONE ? failures.found[target] : own;
            if (own != Trie.NONE) {
                failures.shorter[own] = failures.found[target];
            }
        }
        return failures;
    }

    private int follow(Trie trie, int parent, char c) {
        int at = parent;
        while (at != 0) {
            at = failure[at];
            int child = trie.child(at, c);
            if (child != Trie.NONE) {
                return child;
            }
        }
        return 0;
    }

    /// The node of the longest proper suffix of the characters of `node`.
    int of(int node) {
        return failure[node];
    }

    /// The atom of the longest text that ends at `node`.
    int found(int node) {
        return found[node];
    }

    /// The atom of the longest other text that ends the text of `atom`.
    int shorter(int atom) {
        return shorter[atom];
    }

    long bytes() {
        return 4L * (failure.length + found.length + shorter.length);
    }
}
