package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir Path folder;

    @Test
    void makesASecretThatIsNeverShown() throws IOException {
        var file = folder.resolve("root");
        var run = CommandLineRun.of("keys", "nts-root", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var secret = Files.readString(file).lines().toList().getLast();
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(run.out()).contains("made " + file).doesNotContain(secret);
    }

    @Test
    void twoSecretsDiffer() throws IOException {
        var first = folder.resolve("first");
        var second = folder.resolve("second");
        CommandLineRun.of("keys", "nts-root", first.toString());
        CommandLineRun.of("keys", "nts-root", second.toString());
        assertThat(Files.readString(first)).isNotEqualTo(Files.readString(second));
    }

    @Test
    void leavesAnExistingFileAlone() throws IOException {
        var file = Files.writeString(folder.resolve("root"), "precious");
        var run = CommandLineRun.of("keys", "nts-root", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("exists and is left alone");
        assertThat(file).hasContent("precious");
    }
}
