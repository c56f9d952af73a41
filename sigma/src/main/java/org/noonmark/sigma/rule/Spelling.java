package org.noonmark.sigma.rule;

/// Finds slips of the pen.
final class Spelling {
    private static final int LONGEST = 40;

    private Spelling() {}

    /// True when two different words of some length are one or two letters apart.
    static boolean isClose(String word, String other) {
        int shorter = Math.min(word.length(), other.length());
        if (word.equals(other)
                || shorter < 4
                || word.length() > LONGEST
                || other.length() > LONGEST) {
            return false;
        }
        return distance(word, other) <= (shorter < 7 ? 1 : 2);
    }

    /// Letters to put in, take out or replace (Levenshtein).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
