package org.noonmark.guard.reader;

import org.noonmark.guard.event.Receipt;

/// Takes a log's bytes in pieces of any size, and gives events and problems.
///
/// Pieces may end anywhere; what is not complete yet is kept, up to a bound.
public interface LogReader {
    /// Reads a piece.
    ///
    /// @param bytes owned by the caller, who may use it again afterwards
    /// @param offset of the first byte in `bytes`
    /// @param length how many
    /// @param receipt when these bytes came; an event belongs to the receipt of its first byte
    void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink sink);

    /// There is no more: what was kept becomes an event or a problem.
    void end(ReadSink sink);
}
