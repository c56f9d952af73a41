package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path parent;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isMadeForItsOwnerOnly() throws Exception {
        var path = parent.resolve("a/b");
        try (var folder = DataFolder.open(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(folder.path("x")).isEqualTo(path.resolve("x"));
        }
    }

    @Test
    void isTightenedWhenItWasOpenToOthers() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.open(parent).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                .isEqualTo("rwx------");
    }

    @Test
    void secondStationIsRefusedAndToldWhoHasIt() throws Exception {
        try (var folder = DataFolder.open(parent)) {
            assertThat(folder).isNotNull();
            assertThatThrownBy(() -> DataFolder.open(parent))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "another station (process %d) uses the data folder %s: stop it, or give"
                                            .formatted(ProcessHandle.current().pid(), parent)
                                    + " this one its own with --data");
        }
        DataFolder.open(parent).close();
    }

    @Test
    void folderOfSomethingElseIsLeftAlone() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(parent.resolve("somebody's"), "");
        assertThatThrownBy(() -> DataFolder.open(parent))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("the folder " + parent + " is not empty");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                .isEqualTo("rwxr-xr-x");
        assertThat(parent.resolve("lock")).doesNotExist();
    }

    @Test
    void fileIsReplacedWhole() throws Exception {
        try (var folder = DataFolder.open(parent)) {
            assertThat(folder.read("s")).isEmpty();
            folder.replace("s", utf8("first, and longer"));
            folder.replace("s", utf8("second"));
            assertThat(folder.read("s")).hasValue(utf8("second"));
            assertThat(parent.resolve("s.new")).doesNotExist();
            folder.remove("s");
            folder.remove("s");
            assertThat(folder.read("s")).isEmpty();
        }
    }

    /// A crash between writing and renaming leaves the old file and a new one that nobody reads.
    @Test
    void whatACrashLeftBehindIsPassedOver() throws Exception {
        try (var folder = DataFolder.open(parent)) {
            folder.replace("s", utf8("good"));
            Files.write(parent.resolve("s.new"), utf8("half wri"));
            assertThat(folder.read("s")).hasValue(utf8("good"));
            folder.replace("s", utf8("next"));
            assertThat(folder.read("s")).hasValue(utf8("next"));
        }
    }

    @Test
    void writeThatFailsLeavesTheOldFile() throws Exception {
        try (var folder = DataFolder.open(parent)) {
            folder.replace("s", utf8("good"));
            Files.createDirectory(parent.resolve("s.new"));
            assertThatThrownBy(() -> folder.replace("s", utf8("next")))
                    .isInstanceOf(IOException.class);
            assertThat(folder.read("s")).hasValue(utf8("good"));
        }
    }

    @Test
    void hugeFileIsRefused() throws Exception {
        try (var folder = DataFolder.open(parent)) {
            Files.write(parent.resolve("s"), new byte[(1 << 20) + 1]);
            assertThatThrownBy(() -> folder.read("s"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("is larger than 1 MiB");
        }
    }

    @Test
    void folderThatCannotBeMadeIsOneLine() throws Exception {
        var file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("cannot use the data folder " + file.resolve("data"))
                .hasMessageEndingWith("make it writable, or name another with --data");
    }
}
