package org.noonmark.time.scales;

/// Something that is wrong with a publication that was read.
///
/// @param line counts from 1; 0 when the file as a whole is meant
/// @param problem what is wrong, to follow the name of the file and line
/// @param advice what to do
public record SourceDefect(int line, String problem, String advice) {
    static final String FETCH_AGAIN = "fetch the file again from its issuer";
}
