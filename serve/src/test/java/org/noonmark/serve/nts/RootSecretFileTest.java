package org.noonmark.serve.nts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootSecretFileTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789ABCDEF".getBytes(US_ASCII);

    @TempDir Path folder;

    private Path file(String mode, String text) throws IOException {
        var file = Files.writeString(folder.resolve("root"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void whatIsCreatedCanBeRead() throws IOException {
        var file = folder.resolve("root");
        RootSecretFile.create(file, SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var message = new byte[] {1};
        assertThat(RootSecretFile.read(file).hmac(message))
                .isEqualTo(RootSecret.of(SECRET).hmac(message));
    }

    @Test
    void createLeavesAnExistingFileAlone() throws IOException {
        var file = file("rw-------", "precious");
        assertThatThrownBy(() -> RootSecretFile.create(file, SECRET))
                .hasMessageContaining("exists and is left alone");
        assertThat(file).hasContent("precious");
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        var file = file("rw-r-----", "00".repeat(32));
        assertThatThrownBy(() -> RootSecretFile.read(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void refusesWhatIsNoSecretWithoutShowingIt() throws IOException {
        for (var text : new String[] {"ab".repeat(31), "ab".repeat(65), "xy".repeat(32), ""}) {
            var file = file("rw-------", text);
            assertThatThrownBy(() -> RootSecretFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("64 to 128 hexadecimal digits")
                    .hasMessageNotContaining("abab")
                    .hasMessageNotContaining("xyxy");
        }
    }

    @Test
    void theTextFormShowsNothing() {
        assertThat(RootSecret.of(SECRET)).hasToString("RootSecret[file]");
    }
}
