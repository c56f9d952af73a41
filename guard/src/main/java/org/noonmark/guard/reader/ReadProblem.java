package org.noonmark.guard.reader;

import org.noonmark.guard.event.LogPosition;

/// Something in a log that could not be read as it should be.
///
/// @param reason one of few, for counting
/// @param detail for people, without text from the log that could move a terminal
/// @param isLost the bytes led to no event at all; otherwise there is one that has only their text
public record ReadProblem(LogPosition position, Reason reason, String detail, boolean isLost) {
    /// Kinds of problems.
    public enum Reason {
        TOO_LONG,
        NOT_TEXT,
        MALFORMED,
        TRUNCATED,
        CHECKSUM,
        TIME,
        UNKNOWN_FORMAT,
        FAULT_OF_THE_READER
    }
}
