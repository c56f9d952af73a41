package org.noonmark.sigma.match;

import java.util.Arrays;
import java.util.Map;

/// Finds all of many texts in a value in one pass (Aho and Corasick, Communications of the ACM
/// 18(6), 1975), with every failure already followed: one look-up for each character.
///
/// Rows of the table are indexed by classes of characters: all that no text has are one class.
/// States at which a text ends are numbered last, so that a comparison tells them. Should the table
/// grow beyond its bound, failures are followed at run time instead (`SparseAutomaton`).
final class Automaton implements Scanner {
    private static final int ASCII = 128;

    private final int[] asciiClass = new int[ASCII];
    private final char[] others;
    private final int width;
    private final int[] next;
    private final int firstAccepting;
    private final int[] found;
    private final int[] shorter;

    private Automaton(char[] alphabet, int[] next, int firstAccepting, int[] found, int[] shorter) {
        this.width = alphabet.length + 1;
        this.others = nonAscii(alphabet);
        for (int i = 0; i < alphabet.length; i++) {
            if (alphabet[i] < ASCII) {
                asciiClass[alphabet[i]] = i + 1;
            }
        }
        this.next = next;
        this.firstAccepting = firstAccepting;
        this.found = found;
        this.shorter = shorter;
    }

    private static char[] nonAscii(char[] alphabet) {
        int from = 0;
        while (from < alphabet.length && alphabet[from] < ASCII) {
            from++;
        }
        return Arrays.copyOfRange(alphabet, from, alphabet.length);
    }

    /// Builds the fastest form that fits.
    ///
    /// @param atoms texts that are not empty, each with its atom
    /// @param mostEntries of the table
    /// @param atomCount of the whole route
    static Scanner of(Map<String, Integer> atoms, int mostEntries, int atomCount) {
        var trie = Trie.of(atoms);
        var failures = Failures.of(trie, atomCount);
        var alphabet = alphabet(trie);
        long entries = (long) trie.size() * (alphabet.length + 1);
        return entries > mostEntries
                ? new SparseAutomaton(trie, failures)
                : dense(trie, failures, alphabet);
    }

    private static char[] alphabet(Trie trie) {
        var isUsed = new boolean[Character.MAX_VALUE + 1];
        int count = 0;
        for (int node = 1; node < trie.size(); node++) {
            count += isUsed[trie.label(node)] ? 0 : 1;
            isUsed[trie.label(node)] = true;
        }
        var alphabet = new char[count];
        for (int c = isUsed.length - 1; c >= 0; c--) {
            if (isUsed[c]) {
                alphabet[--count] = (char) c;
            }
        }
        return alphabet;
    }

    private static Automaton dense(Trie trie, Failures failures, char[] alphabet) {
        int width = alphabet.length + 1;
        int size = trie.size();
        var row = new int[size];
        int accepting = 0;
        for (int node = 0; node < size; node++) {
            accepting += failures.found(node) == Trie.NONE ? 0 : 1;
        }
        int firstAccepting = size - accepting;
        var found = new int[accepting];
        int plain = 0;
        int last = firstAccepting;
        for (int node = 0; node < size; node++) {
            int atom = failures.found(node);
            if (atom != Trie.NONE) {
                found[last - firstAccepting] = atom;
            }
            row[node] = width * (atom == Trie.NONE ? plain++ : last++);
        }
        var next = new int[size * width];
        for (int node = 0; node < size; node++) {
            System.arraycopy(next, row[failures.of(node)], next, row[node], width);
            for (int c = trie.firstChild(node); c < trie.firstChild(node + 1); c++) {
                next[row[node] + 1 + Arrays.binarySearch(alphabet, trie.label(c))] = row[c];
            }
        }
        return new Automaton(alphabet, next, firstAccepting * width, found, failures.shorter());
    }

    @Override
    public void scan(char[] text, int length, RouteState state) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            at = next[at + (c < ASCII ? asciiClass[c] : otherClass(c))];
            if (at >= firstAccepting) {
                note((at - firstAccepting) / width, state);
            }
        }
    }

    /// A text that was seen before had its shorter ones noted then.
    private void note(int accepting, RouteState state) {
        int atom = found[accepting];
        while (atom != Trie.NONE && state.set(atom)) {
            atom = shorter[atom];
        }
    }

    private int otherClass(char c) {
        int found = Arrays.binarySearch(others, c);
        return found < 0 ? 0 : width - others.length + found;
    }

    @Override
    public int states() {
        return next.length / width;
    }

    @Override
    public long bytes() {
        return 4L * (next.length + found.length + ASCII) + 2L * others.length;
    }
}
