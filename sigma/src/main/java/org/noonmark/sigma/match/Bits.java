package org.noonmark.sigma.match;

import java.util.Arrays;

/// Some bits of a route: which words of the bit set, and which bits in each.
final class Bits {
    private final int[] atoms;
    private final int[] words;
    private final long[] masks;

    private Bits(int[] atoms, int[] words, long[] masks) {
        this.atoms = atoms;
        this.words = words;
        this.masks = masks;
    }

    static Bits of(int... atoms) {
        var sorted = Arrays.stream(atoms).sorted().distinct().toArray();
        var words = Arrays.stream(sorted).map(atom -> atom >> 6).distinct().toArray();
        var masks = new long[words.length];
        for (int atom : sorted) {
            masks[Arrays.binarySearch(words, atom >> 6)] |= 1L << atom;
        }
        return new Bits(sorted, words, masks);
    }

    /// The bits one by one; not to be changed.
    int[] atoms() {
        return atoms;
    }

    boolean anyOf(RouteState state) {
        for (int i = 0; i < words.length; i++) {
            if ((state.word(words[i]) & masks[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean allOf(RouteState state) {
        for (int i = 0; i < words.length; i++) {
            if ((state.word(words[i]) & masks[i]) != masks[i]) {
                return false;
            }
        }
        return true;
    }

    long bytes() {
        return 8L * atoms.length + 12L * words.length;
    }
}
