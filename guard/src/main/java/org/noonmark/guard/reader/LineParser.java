package org.noonmark.guard.reader;

import org.noonmark.guard.event.Receipt;

/// Makes events of the lines of one log.
public interface LineParser {
    /// Reads a line, and gives at least one event for it (comments and headers excepted).
    ///
    /// @param line without its end
    /// @param offsetBytes of its first byte in the log
    /// @param receipt of that byte
    void line(String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink);

    /// There was a line with nothing in it.
    default void emptyLine() {}

    /// There are no more lines.
    default void end(LogOutput output, ReadSink sink) {}
}
