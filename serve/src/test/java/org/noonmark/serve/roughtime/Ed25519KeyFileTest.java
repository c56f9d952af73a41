package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.signing.Ed25519PrivateKey;

class Ed25519KeyFileTest {
    @TempDir private Path folder;

    private Path written(String text) throws IOException {
        var file = folder.resolve("key");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Test
    void keepsAKeyInAFileThatOnlyItsOwnerReads() throws IOException {
        var file = folder.resolve("key");
        var key = Ed25519PrivateKey.generate(new SecureRandom());

        Ed25519KeyFile.create(file, key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Ed25519KeyFile.read(file).publicKey()).isEqualTo(key.publicKey());
        assertThat(file).content().contains("# public key: " + key.publicKey().toBase64());
    }

    @Test
    void neverOverwritesAKey() throws IOException {
        var file = folder.resolve("key");
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        Ed25519KeyFile.create(file, key);

        assertThatThrownBy(() ->
                        Ed25519KeyFile.create(file, Ed25519PrivateKey.generate(new SecureRandom())))
                .hasMessageContaining("never overwritten");
        assertThat(Ed25519KeyFile.read(file).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        var file = folder.resolve("key");
        Ed25519KeyFile.create(file, Ed25519PrivateKey.generate(new SecureRandom()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Ed25519KeyFile.read(file))
                .hasMessageContaining("run: chmod 600 " + file);
    }

    @Test
    void refusesWrongTextAndShowsNothingOfIt() throws IOException {
        for (var wrong :
                new String[] {
                    "",
                    "# only a remark\n",
                    "ed25519-private-key c2VjcmV0\n",
                    "ed25519-private-key !c2VjcmV0!\n",
                    "c2VjcmV0\n"
                }) {
            var file = written(wrong);
            assertThatThrownBy(() -> Ed25519KeyFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("must have one line")
                    .hasMessageNotContaining("c2VjcmV0")
                    .hasNoCause();
        }
    }

    @Test
    void refusesWhatIsNoFileOfAKey() throws IOException {
        assertThatThrownBy(() -> Ed25519KeyFile.read(folder)).hasMessageContaining("is no file");
        var file = written("#".repeat(5000));
        assertThatThrownBy(() -> Ed25519KeyFile.read(file)).hasMessageContaining("4 KiB");
    }
}
