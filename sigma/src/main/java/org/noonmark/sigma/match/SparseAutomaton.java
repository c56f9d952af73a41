package org.noonmark.sigma.match;

/// The automaton in little memory: failures are followed at run time, at most as many in all as the
/// value has characters.
final class SparseAutomaton implements Scanner {
    private final Trie trie;
    private final Failures failures;

    SparseAutomaton(Trie trie, Failures failures) {
        this.trie = trie;
        this.failures = failures;
    }

    @Override
    public void scan(char[] text, int length, RouteState state) {
        int node = 0;
        for (int i = 0; i < length; i++) {
            int child = trie.child(node, text[i]);
            while (child == Trie.NONE && node != 0) {
                node = failures.of(node);
                child = trie.child(node, text[i]);
            }
            node = Math.max(child, 0);
            int atom = failures.found(node);
            while (atom != Trie.NONE && state.set(atom)) {
                atom = failures.shorter()[atom];
            }
        }
    }

    @Override
    public int states() {
        return trie.size();
    }

    @Override
    public long bytes() {
        return trie.bytes() + failures.bytes();
    }
}
