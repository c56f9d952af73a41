package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovedFileTest {
    @TempDir Path folder;

    /// Nothing was approved only where there is nothing; else anybody's file would be taken.
    @Test
    void isAbsentOnlyWhenThereIsNone() throws Exception {
        assertThat(ApprovedFile.read(folder)).isEmpty();
        assertThat(ApprovedFile.read(folder.resolve("nowhere"))).isEmpty();
        var file = folder.resolve(ApprovedFile.NAME);
        Files.createSymbolicLink(file, folder.resolve("gone"));
        assertThatThrownBy(() -> ApprovedFile.read(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("put a copy of it back");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> ApprovedFile.read(folder)).isInstanceOf(StartFailure.class);
        Files.delete(file);
        Files.writeString(file, "");
        assertThatThrownBy(() -> ApprovedFile.read(folder)).hasMessageContaining("is damaged");
    }
}
