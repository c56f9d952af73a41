package org.noonmark.time.scales;

/// Something that is wrong with a publication that was read.
///
/// @param line counts from 1; 0 when the file as a whole is meant
/// @param problem what is wrong, to follow the name of the file and line
/// @param advice what to do
public record SourceDefect(int line, String problem, String advice) {
    /// No line of these publications is longer; regular expressions see none that is.
    static final int LONGEST_LINE = 1000;

    static final String TOO_LONG = "is longer than %d letters".formatted(LONGEST_LINE);
    static final String FETCH_AGAIN = "fetch the file again from its issuer";
}
