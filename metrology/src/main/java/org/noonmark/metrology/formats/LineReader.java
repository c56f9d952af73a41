package org.noonmark.metrology.formats;

import org.jspecify.annotations.Nullable;

/// Reads a text line by line, by the rules of one layout.
interface LineReader {
    /// Takes one line, without its end; returns what is wrong with it, or nothing.
    ///
    /// @param number of the line, from 1
    @Nullable TextDefect line(byte[] text, int from, int to, long number);

    /// Called at the end of the text; returns what is wrong with it as a whole, or nothing.
    @Nullable TextDefect end();

    /// What was learnt from the text.
    TextFacts facts();
}
