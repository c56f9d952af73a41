package org.noonmark.sigma.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/// Finds all of many texts in a value in one pass (Aho and Corasick, Communications of the ACM
/// 18(6), 1975).
///
/// The nodes near the root, where a search is nearly always, have a row each in which every failure
/// is followed already: one look-up for each character, by its class; all characters that no text
/// has are one class. The table is bounded; deeper nodes keep their few children in the trie and
/// follow failures when a character is none of them, at most as often in all as the value has
/// characters.
final class Automaton {
    private static final int ASCII = 128;

    /// In an entry of the table: some text ends there.
    private static final int ACCEPTING = Integer.MIN_VALUE;

    private final Trie trie;
    private final Failures failures;
    private final int[] asciiClass = new int[ASCII];
    private final char[] others;
    private final int width;
    private final int rows;
    private final int[] next;

    private Automaton(Trie trie, Failures failures, char[] alphabet, int rows) {
        this.trie = trie;
        this.failures = failures;
        this.width = alphabet.length + 1;
        this.rows = rows;
        this.others = nonAscii(alphabet);
        for (int i = 0; i < alphabet.length; i++) {
            if (alphabet[i] < ASCII) {
                asciiClass[alphabet[i]] = i + 1;
            }
        }
        this.next = new int[rows * width];
        fill();
    }

    private static char[] nonAscii(char[] alphabet) {
        int from = 0;
        while (from < alphabet.length && alphabet[from] < ASCII) {
            from++;
        }
        return Arrays.copyOfRange(alphabet, from, alphabet.length);
    }

    /// Builds an automaton.
    ///
    /// @param atoms texts that are not empty, each with its atom
    /// @param mostEntries of the table; the root has its row in any case
    /// @param atomCount of the whole route
    static Automaton of(Map<String, Integer> atoms, int mostEntries, int atomCount) {
        var trie = Trie.of(atoms);
        var alphabet = alphabet(trie);
        int rows = Math.clamp(mostEntries / (alphabet.length + 1), 1, trie.size());
        return new Automaton(trie, Failures.of(trie, atomCount), alphabet, rows);
    }

    private static char[] alphabet(Trie trie) {
        var used = new BitSet();
        for (int node = 1; node < trie.size(); node++) {
            used.set(trie.label(node));
        }
        var alphabet = new char[used.cardinality()];
        int count = 0;
        for (int c = used.nextSetBit(0); c >= 0; c = used.nextSetBit(c + 1)) {
            alphabet[count++] = (char) c;
        }
        return alphabet;
    }

    /// A row is that of the failure, which is nearer to the root, with the node's own children.
    private void fill() {
        for (int node = 0; node < rows; node++) {
            int row = node * width;
            System.arraycopy(next, failures.of(node) * width, next, row, width);
            for (int c = trie.firstChild(node); c < trie.firstChild(node + 1); c++) {
                boolean isAccepting = failures.found(c) != Trie.NONE;
                next[row + classOf(trie.label(c))] = isAccepting ? c | ACCEPTING : c;
            }
        }
    }

    private int classOf(char c) {
        if (c < ASCII) {
            return asciiClass[c];
        }
        int found = Arrays.binarySearch(others, c);
        return found < 0 ? 0 : width - others.length + found;
    }

    /// Notes the atom of every text that stands in the first `length` characters.
    void scan(char[] text, int length, RouteState state) {
        int node = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            int entry =
                    node < rows
                            ? next[node * width + (c < ASCII ? asciiClass[c] : classOf(c))]
                            : deep(node, c);
            node = entry & ~ACCEPTING;
            if (entry < 0) {
                note(node, state);
            }
        }
    }

    private int deep(int from, char c) {
        int node = from;
        while (node >= rows) {
            int child = trie.child(node, c);
            if (child != Trie.NONE) {
                return failures.found(child) == Trie.NONE ? child : child | ACCEPTING;
            }
            node = failures.of(node);
        }
        return next[node * width + classOf(c)];
    }

    /// A text that was seen before had its shorter ones noted then.
    private void note(int node, RouteState state) {
        int atom = failures.found(node);
        while (atom != Trie.NONE && state.set(atom)) {
            atom = failures.shorter(atom);
        }
    }

    int states() {
        return trie.size();
    }

    long bytes() {
        return 4L * (next.length + ASCII) + 2L * others.length + trie.bytes() + failures.bytes();
    }
}
