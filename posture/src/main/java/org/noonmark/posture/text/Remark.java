package org.noonmark.posture.text;

/// A line that could not be understood; it was passed over.
///
/// @param place of it
/// @param text what is wrong with it, in words
public record Remark(Place place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
