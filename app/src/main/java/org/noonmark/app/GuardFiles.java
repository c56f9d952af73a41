package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.incident.store.GuardStore;

/// The guard's files in a data folder.
final class GuardFiles {
    /// Where the library of SQLite is unpacked before it is loaded; nobody else may write there.
    static final String NATIVE = "native";

    private GuardFiles() {}

    /// Says where SQLite's library is unpacked; before the first store is opened.
    static void prepare(Path dataFolder) throws IOException {
        var folder = dataFolder.resolve(NATIVE);
        var mode = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
        Files.setPosixFilePermissions(folder, mode);
        System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
    }

    /// The store of a station, to read it; what fails later is complained of.
    static GuardStore toRead(Surroundings surroundings, Path dataFolder) throws CommandFailure {
        var file = dataFolder.resolve(GuardStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.data(
                    "%s is not there: the station of this folder has kept no incident yet"
                            .formatted(file));
        }
        try {
            prepare(dataFolder);
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot use %s: %s".formatted(dataFolder, ConfigCommands.reason(failed)));
        }
        return switch (GuardStore.openToRead(file, surroundings::complain)) {
            case GuardStore.Opened.Ready(var store, _) -> store;
            case GuardStore.Opened.Refused(var reason) -> throw CommandFailure.data(reason);
        };
    }
}
