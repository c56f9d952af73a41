package org.noonmark.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody probably meant.
final class NearestWord {
    private static final int LONGEST = 100;

    private NearestWord() {}

    /// The candidate with the least edit distance, if that is at most a third of its length.
    static Optional<String> to(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(word -> distance(written, word) <= Math.max(1, word.length() / 3))
                .min(
                        Comparator.comparingInt((String word) -> distance(written, word))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(a, b, steps, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] steps, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least =
                Math.min(
                        steps[i - 1][j - 1] + (same ? 0 : 1),
                        1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
