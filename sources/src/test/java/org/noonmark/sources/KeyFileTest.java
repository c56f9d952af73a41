package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir private Path folder;

    private Path file(String permissions, String text) throws IOException {
        var file = Files.writeString(folder.resolve("keys"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void readsAFileOfItsOwner() throws IOException {
        var keys = KeyFile.read(file("rw-------", "1 MD5 secretkey12345\n"));

        assertThat(keys.find(1)).isPresent();
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        var file = file("rw-r-----", "1 MD5 secretkey12345\n");

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void namesWrongLinesAndNoSecret() throws IOException {
        var file = file("rw-------", "1 MD5 secretkey12345\n2 AES128 HEX:0011\n");

        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessageContaining("keys:2: AES128 needs a key of 16 bytes")
                .hasMessageNotContaining("secretkey");
    }

    @Test
    void saysWhenThereIsNoFile() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none: is no file");
    }
}
