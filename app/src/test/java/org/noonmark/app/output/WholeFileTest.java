package org.noonmark.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir Path folder;

    @Test
    void replacesWhatWasThereAndLeavesNothingElse() throws IOException {
        var file = folder.resolve("out.csv");
        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, new byte[] {2, 3});
        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        assertThat(folder.toFile().listFiles()).containsExactly(file.toFile());
    }

    @Test
    void leavesNothingWhenItFails() throws IOException {
        var busy = Files.createDirectory(folder.resolve("busy"));
        Files.createFile(busy.resolve("inside"));
        assertThatThrownBy(() -> WholeFile.write(busy, new byte[1]))
                .isInstanceOf(IOException.class);
        assertThat(folder.toFile().listFiles()).containsExactly(busy.toFile());
    }
}
