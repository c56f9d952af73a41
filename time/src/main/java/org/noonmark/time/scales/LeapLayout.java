package org.noonmark.time.scales;

/// Understands one line after the other of a publication.
@FunctionalInterface
interface LeapLayout {
    /// Takes a line without its end.
    ///
    /// @param number counts from 1
    void line(String text, int number, LeapCollector into);
}
