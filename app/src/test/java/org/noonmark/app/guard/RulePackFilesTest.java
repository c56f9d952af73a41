package org.noonmark.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.sigma.rule.RuleText;

class RulePackFilesTest {
    @TempDir Path folder;

    @Test
    void readsAFolderWithAllBelowItAndNothingElse() throws Exception {
        Files.createDirectories(folder.resolve("b/c"));
        Files.writeString(folder.resolve("b/c/z.yml"), "z");
        Files.writeString(folder.resolve("a.yaml"), "a");
        Files.writeString(folder.resolve("readme.md"), "no rule");
        var pack = RulePackFiles.read(folder);
        assertThat(pack.texts()).extracting(RuleText::file).containsExactly("a.yaml", "b/c/z.yml");
        assertThat(pack.texts()).extracting(RuleText::text).containsExactly("a", "z");
    }

    @Test
    void theHashBindsNamesAndContents() throws Exception {
        Files.writeString(folder.resolve("a.yml"), "ab");
        var one = RulePackFiles.read(folder).sha256();
        Files.move(folder.resolve("a.yml"), folder.resolve("b.yml"));
        var two = RulePackFiles.read(folder).sha256();
        Files.writeString(folder.resolve("b.yml"), "ac");
        var three = RulePackFiles.read(folder).sha256();
        assertThat(one).hasSize(64).isNotEqualTo(two);
        assertThat(two).isNotEqualTo(three);
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws Exception {
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.yml"));
            out.write(new byte[(4 << 20) + 1]);
        }
        assertThat(Files.size(zip)).isLessThan(100_000);
        assertThatThrownBy(() -> RulePackFiles.read(zip))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.yml has more than 4 MiB");
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> RulePackFiles.read(folder.resolve("none")))
                .hasMessageContaining("no such file or folder");
    }
}
