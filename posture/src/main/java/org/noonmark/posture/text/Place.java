package org.noonmark.posture.text;

/// Where a line of a configuration stands.
///
/// @param file as the caller named it
/// @param line from 1
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
