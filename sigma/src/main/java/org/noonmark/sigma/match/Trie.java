package org.noonmark.sigma.match;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Texts as a tree of their characters, each text with an atom.
///
/// Nodes are numbered level by level, so that the children of a node are neighbours, in the order
/// of their characters: a node costs 14 bytes however many children it has. Node 0 is the root.
final class Trie {
    static final int NONE = -1;

    private static final int LINEAR = 8;

    private final int[] firstChild;
    private final char[] label;
    private final int[] atom;
    private final int[] parent;

    private Trie(int[] firstChild, char[] label, int[] atom, int[] parent) {
        this.firstChild = firstChild;
        this.label = label;
        this.atom = atom;
        this.parent = parent;
    }

    /// The texts from `from` (included) to `to`, which share the node's characters.
    private record Range(int from, int to, int depth) {}

    static Trie of(Map<String, Integer> atoms) {
        var sorted = new TreeMap<>(atoms);
        var texts = sorted.keySet().toArray(String[]::new);
        var numbers = sorted.values().stream().mapToInt(Integer::intValue).toArray();
        int most = 1 + sorted.keySet().stream().mapToInt(String::length).sum();
        var trie = new Trie(new int[most + 1], new char[most], new int[most], new int[most]);
        int nodes = trie.fill(texts, numbers);
        return new Trie(
                Arrays.copyOf(trie.firstChild, nodes + 1),
                Arrays.copyOf(trie.label, nodes),
                Arrays.copyOf(trie.atom, nodes),
                Arrays.copyOf(trie.parent, nodes));
    }

    private int fill(String[] texts, int[] numbers) {
        var open = new ArrayDeque<Range>();
        open.add(new Range(0, texts.length, 0));
        int nodes = 1;
        for (int node = 0; !open.isEmpty(); node++) {
            var range = open.remove();
            firstChild[node] = nodes;
            int at = range.from;
            boolean isText = at < range.to && texts[at].length() == range.depth;
            atom[node] = isText ? numbers[at++] : NONE;
            while (at < range.to) {
                char c = texts[at].charAt(range.depth);
                int end = at;
                while (end < range.to && texts[end].charAt(range.depth) == c) {
                    end++;
                }
                open.add(new Range(at, end, range.depth + 1));
                label[nodes] = c;
                parent[nodes++] = node;
                at = end;
            }
            firstChild[node + 1] = nodes;
        }
        return nodes;
    }

    int size() {
        return label.length;
    }

    int atom(int node) {
        return atom[node];
    }

    int parent(int node) {
        return parent[node];
    }

    char label(int node) {
        return label[node];
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    /// The child of `node` for a character; [#NONE] when it has none.
    int child(int node, char c) {
        int from = firstChild[node];
        int to = firstChild[node + 1];
        if (to - from > LINEAR) {
            int found = Arrays.binarySearch(label, from, to, c);
            return found < 0 ? NONE : found;
        }
        for (int i = from; i < to; i++) {
            if (label[i] == c) {
                return i;
            }
        }
        return NONE;
    }

    /// The atom of the text that is the whole of the first `length` characters.
    int whole(char[] text, int length) {
        int node = 0;
        for (int i = 0; i < length && node != NONE; i++) {
            node = child(node, text[i]);
        }
        return node == NONE ? NONE : atom[node];
    }

    /// Notes the atoms of all texts with which the value starts.
    void starts(char[] text, int length, RouteState state) {
        int node = 0;
        for (int i = 0; node != NONE; i++) {
            state.set(atom[node]);
            node = i < length ? child(node, text[i]) : NONE;
        }
    }

    /// Notes the atoms of all texts that, read backwards, end the value.
    void ends(char[] text, int length, RouteState state) {
        int node = 0;
        for (int i = length - 1; node != NONE; i--) {
            state.set(atom[node]);
            node = i >= 0 ? child(node, text[i]) : NONE;
        }
    }

    long bytes() {
        return 4L * (firstChild.length + atom.length + parent.length) + 2L * label.length;
    }
}
