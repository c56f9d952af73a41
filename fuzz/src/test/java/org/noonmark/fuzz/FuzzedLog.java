package org.noonmark.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.ledger.store.LogStore;

/// The files of a log, in memory, to be spoilt.
final class FuzzedLog implements LogStore {
    private final TreeMap<String, byte[]> files;

    FuzzedLog(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
    }

    /// The same files with other content in one of them.
    FuzzedLog with(String name, byte[] content) {
        var other = new FuzzedLog(files);
        other.files.put(name, content);
        return other;
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public void write(Map<String, byte[]> all) {
        files.putAll(all);
    }

    @Override
    public boolean replace(String name, Optional<byte[]> expected, byte[] content) {
        boolean same = Arrays.equals(files.get(name), expected.orElse(null));
        if (same) {
            files.put(name, content);
        }
        return same;
    }

    @Override
    public void append(String name, byte[] bytes) {
        var old = files.getOrDefault(name, new byte[0]);
        var grown = Arrays.copyOf(old, old.length + bytes.length);
        System.arraycopy(bytes, 0, grown, old.length, bytes.length);
        files.put(name, grown);
    }

    @Override
    public void delete(String name) {
        files.keySet().removeIf(file -> file.equals(name) || file.startsWith(name + "/"));
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder + "/"))
                .map(name -> name.substring(folder.length() + 1).split("/", -1)[0])
                .distinct()
                .toList();
    }

    @Override
    public void close() throws IOException {
        // Nothing is held.
    }
}
