package org.noonmark.sigma.match;

/// Finds many texts anywhere in a value.
interface Scanner {
    /// Notes the atom of every text that stands in the first `length` characters.
    void scan(char[] text, int length, RouteState state);

    int states();

    long bytes();
}
