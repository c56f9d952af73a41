package org.noonmark.ledger.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of one log. Names are relative, with slashes; whoever holds a store is its only
/// writer.
///
/// A call that throws may or may not have had its effect: the caller has to look.
public interface LogStore extends AutoCloseable {
    /// The content of a file, if it is there.
    Optional<byte[]> read(String name) throws IOException;

    /// Writes files whole, each new or in the place of one with the same name. Durable on return; a
    /// crash before leaves each file as it was or as it is to be, in no order.
    void write(Map<String, byte[]> files) throws IOException;

    /// Writes one file if its content is still the expected one.
    ///
    /// @param expected empty when the file must not be there
    /// @return whether it was
    boolean replace(String name, Optional<byte[]> expected, byte[] content) throws IOException;

    /// Adds to the end of a file, which is made when it is not there. Durable on return; a crash
    /// before may leave a part of it.
    void append(String name, byte[] bytes) throws IOException;

    /// Takes a file away, or a folder with the files in it; nothing happens when there is none.
    void delete(String name) throws IOException;

    /// The names of the files in a folder, without the folder's own, sorted.
    List<String> list(String folder) throws IOException;

    /// Lets another writer have it.
    @Override
    void close() throws IOException;
}
