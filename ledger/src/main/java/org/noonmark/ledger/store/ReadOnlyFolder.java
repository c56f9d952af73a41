package org.noonmark.ledger.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a log that somebody else writes.
///
/// @param folder of the log
public record ReadOnlyFolder(Path folder) implements LogStore {
    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return FolderStore.read(folder, name);
    }

    @Override
    public List<String> list(String name) throws IOException {
        return FolderStore.list(folder, name);
    }

    @Override
    public void write(Map<String, byte[]> files) {
        throw readOnly();
    }

    @Override
    public boolean replace(String name, Optional<byte[]> expected, byte[] content) {
        throw readOnly();
    }

    @Override
    public void append(String name, byte[] bytes) {
        throw readOnly();
    }

    @Override
    public void delete(String name) {
        throw readOnly();
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("must not be written: somebody else's log");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
