package org.noonmark.sigma.rule;

/// Where a rule is written.
///
/// @param file its name inside the pack
/// @param line of the document's first key, from 1
public record Origin(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
