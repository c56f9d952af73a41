package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.noonmark.ledger.log.DamagedLog;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.note.VerifierKey;

/// A store whose signed files are remembered outside of it, beside the key that signed them.
///
/// A folder that is lost, or a volume that is not mounted, looks like one in which nothing was ever
/// signed, and whoever goes on there signs a second history. An older copy of the folder is not
/// noticed here, but by witnesses.
final class RememberedStore implements LogStore {
    private static final String SEPARATOR = " ";

    private final LogStore inner;
    private final DataFolder folder;
    private final String memory;
    private final String key;
    private final Set<String> signed;

    private RememberedStore(
            LogStore inner, DataFolder folder, String memory, String key, Set<String> signed) {
        this.inner = inner;
        this.folder = folder;
        this.memory = memory;
        this.key = key;
        this.signed = signed;
    }

    /// Opens the folder of this name.
    ///
    /// @param memory the name of the file in `folder` that remembers
    /// @param key of whom; what another key signed is forgotten, since it is another's history
    /// @throws DamagedLog when a file is missing that this key has signed
    static LogStore open(DataFolder folder, String name, String memory, VerifierKey key)
            throws IOException {
        var files = FolderStore.open(folder.path(name));
        try {
            return of(files, folder, memory, key.toString());
        } catch (IOException failed) {
            files.close();
            throw failed;
        }
    }

    /// @param memory the name of the file in `folder` that remembers
    /// @param key of whom; what another key signed is forgotten, since it is another's history
    /// @throws DamagedLog when a file is missing that this key has signed
    private static RememberedStore of(LogStore inner, DataFolder folder, String memory, String key)
            throws IOException {
        var signed = new TreeSet<String>();
        var text = new String(folder.read(memory).orElse(new byte[0]), StandardCharsets.UTF_8);
        for (var line : text.lines().toList()) {
            if (line.startsWith(key + SEPARATOR)) {
                signed.add(line.substring(key.length() + SEPARATOR.length()));
            }
        }
        for (var name : signed) {
            if (inner.read(name).isEmpty()) {
                throw DamagedLog.missing(
                        name,
                        "is missing, and %s has signed it: put the folder back".formatted(key)
                                + " from a copy that is not older than what anybody has seen");
            }
        }
        return new RememberedStore(inner, folder, memory, key, signed);
    }

    @Override
    public boolean replace(String name, Optional<byte[]> expected, byte[] content)
            throws IOException {
        boolean isDone = inner.replace(name, expected, content);
        if (isDone && signed.add(name)) {
            var lines = new StringBuilder();
            signed.forEach(each -> lines.append(key).append(SEPARATOR).append(each).append('\n'));
            folder.replace(memory, lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return isDone;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return inner.read(name);
    }

    @Override
    public void write(Map<String, byte[]> files) throws IOException {
        inner.write(files);
    }

    @Override
    public void append(String name, byte[] bytes) throws IOException {
        inner.append(name, bytes);
    }

    @Override
    public void delete(String name) throws IOException {
        inner.delete(name);
    }

    @Override
    public List<String> list(String folderName) throws IOException {
        return inner.list(folderName);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
