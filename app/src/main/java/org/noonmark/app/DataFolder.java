package org.noonmark.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.noonmark.app.output.WholeFile;

/// The folder where a running station keeps its state. Only the owner may enter it, one station at
/// a time uses it, and a file in it is replaced whole or not at all.
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final long MAX_BYTES = 1 << 20;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder when it is not there, and takes it for this process.
    ///
    /// @throws StartFailure when another station has it, or it cannot be made
    static DataFolder open(Path folder) throws StartFailure {
        var open = openUnlessInUse(folder);
        if (open.isEmpty()) {
            throw new StartFailure(
                    "another station%s uses the data folder %s: stop it, or give this one its own with --data"
                            .formatted(owner(folder), folder));
        }
        return open.orElseThrow();
    }

    /// The same; empty when another station has it.
    ///
    /// @throws StartFailure when it cannot be made
    static Optional<DataFolder> openUnlessInUse(Path folder) throws StartFailure {
        try {
            requireOurs(folder);
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
            Files.setPosixFilePermissions(folder, ownerOnly);
            var channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(utf8(Long.toString(ProcessHandle.current().pid())), 0);
            return Optional.of(new DataFolder(folder, channel));
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot use the data folder %s (%s): make it writable, or name another with --data"
                            .formatted(folder, ConfigCommands.reason(failed)),
                    failed);
        }
    }

    /// Refuses a folder that holds something else: its permissions are going to be changed.
    private static void requireOurs(Path folder) throws IOException, StartFailure {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new StartFailure(
                        "the folder %s is not empty and no data folder of a station: name a new or an empty one with --data"
                                .formatted(folder));
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static String owner(Path folder) {
        try {
            var pid = Files.readString(folder.resolve(LOCK));
            return pid.matches("[0-9]{1,20}") ? " (process " + pid + ")" : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a file that only its owner may read, whatever becomes of the folder.
    void replaceSecret(String name, byte[] bytes) throws IOException {
        var temporary = folder.resolve(name + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        replace(name, bytes);
    }

    /// Replaces a file: readers see the old bytes or the new ones, also after a crash.
    void replace(String name, byte[] bytes) throws IOException {
        WholeFile.writeDurably(folder.resolve(name), bytes);
    }

    /// The bytes of a file, if it is there.
    Optional<byte[]> read(String name) throws IOException {
        return read(folder, name);
    }

    static Optional<byte[]> read(Path folder, String name) throws IOException {
        var file = folder.resolve(name);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("is larger than 1 MiB");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /// Takes a file away, if it is there.
    void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /// Gives the folder back.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("closing the lock of " + folder, failed);
        }
    }
}
