package org.noonmark.guard.reader;

/// Takes a log's bytes in pieces of any size, and gives events and problems.
///
/// Pieces may end anywhere; what is not complete yet is kept, up to a bound.
public interface LogReader {
    /// Reads a piece.
    ///
    /// @param bytes owned by the caller, who may use it again afterwards
    /// @param offset of the first byte in `bytes`
    /// @param length how many
    void accept(byte[] bytes, int offset, int length, ReadSink sink);

    /// There is no more: what was kept becomes an event or a problem.
    void end(ReadSink sink);
}
