package org.noonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDataTest {
    @Test
    void findsTheFolderBesideTheRepository(@TempDir Path folder) throws IOException {
        var module = Files.createDirectories(folder.resolve("repository/module"));
        var data = Files.createDirectories(folder.resolve("shared/data/vectors"));

        assertThat(ReferenceData.find(module, "vectors")).contains(data);
        assertThat(ReferenceData.find(module, "nothing-of-this-name")).isEmpty();
    }
}
