package org.noonmark.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A log in a folder. A lock on a file in it keeps a second writer out.
public final class FolderStore implements LogStore {
    private static final String LOCK = "lock";
    private static final String TEMPORARY = ".new";

    private final Path root;
    private final FileChannel lock;

    /// The file that was added to last, kept open: the next addition is to the same one.
    private @Nullable Growing growing;

    private record Growing(String name, FileChannel channel) {}

    private FolderStore(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes a folder for this process; makes it when it is not there.
    ///
    /// @throws IOException when another process writes there, or the folder cannot be used
    public static FolderStore open(Path folder) throws IOException {
        boolean made = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        if (made) {
            sync(parent(folder));
        }
        var channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IOException(folder + ": another process writes this log");
        }
        return new FolderStore(folder, channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return read(root, name);
    }

    /// Reads a file of the log in `folder` without being its writer.
    public static Optional<byte[]> read(Path folder, String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void write(Map<String, byte[]> files) throws IOException {
        var temporary = new LinkedHashMap<Path, Path>();
        var folders = new LinkedHashSet<Path>();
        for (var file : files.entrySet()) {
            var target = root.resolve(file.getKey());
            var folder = parent(target);
            makeFolder(folder, folders);
            var fresh = target.resolveSibling(target.getFileName() + TEMPORARY);
            Files.write(fresh, file.getValue());
            temporary.put(fresh, target);
            folders.add(folder);
        }
        // Written first and synchronised afterwards: the file system then has few commits to make.
        for (var fresh : temporary.keySet()) {
            sync(fresh);
        }
        for (var file : temporary.entrySet()) {
            Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
        }
        syncAll(folders);
    }

    /// Makes a folder and those above it, and notes whose entries have changed.
    private static void makeFolder(Path folder, Set<Path> changed) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        makeFolder(parent(folder), changed);
        Files.createDirectory(folder);
        changed.add(parent(folder));
    }

    @Override
    public boolean replace(String name, Optional<byte[]> expected, byte[] content)
            throws IOException {
        var present = read(name);
        if (present.isPresent() != expected.isPresent()
                || (present.isPresent() && !Arrays.equals(present.get(), expected.get()))) {
            return false;
        }
        write(Map.of(name, content));
        return true;
    }

    @Override
    public void append(String name, byte[] bytes) throws IOException {
        try {
            var channel = growing(name);
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        } catch (IOException failed) {
            // After a failed write or synchronisation nobody knows what the file has.
            closeGrowing();
            throw failed;
        }
    }

    private FileChannel growing(String name) throws IOException {
        if (growing != null && growing.name.equals(name)) {
            return growing.channel;
        }
        closeGrowing();
        var path = root.resolve(name);
        var folders = new LinkedHashSet<Path>();
        makeFolder(parent(path), folders);
        boolean made = !Files.exists(path);
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (made) {
            folders.add(parent(path));
        }
        syncAll(folders);
        growing = new Growing(name, channel);
        return channel;
    }

    private void closeGrowing() throws IOException {
        if (growing != null) {
            var channel = growing.channel;
            growing = null;
            channel.close();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        if (growing != null && growing.name.equals(name)) {
            closeGrowing();
        }
        var path = root.resolve(name);
        if (Files.isDirectory(path)) {
            try (var files = Files.newDirectoryStream(path)) {
                for (var file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (Files.deleteIfExists(path)) {
            sync(parent(path));
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return list(root, folder);
    }

    static List<String> list(Path root, String folder) throws IOException {
        var path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(TEMPORARY))
                    .sorted()
                    .toList();
        }
    }

    private static Path parent(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static void syncAll(Collection<Path> folders) throws IOException {
        for (var folder : folders) {
            sync(folder);
        }
    }

    private static void sync(Path path) throws IOException {
        var mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        closeGrowing();
        lock.close();
    }
}
