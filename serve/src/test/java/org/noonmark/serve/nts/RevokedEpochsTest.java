package org.noonmark.serve.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokedEpochsTest {
    @TempDir Path folder;

    private RevokedEpochs read(String text) throws IOException {
        return RevokedEpochs.read(Files.writeString(folder.resolve("revoked"), text));
    }

    @Test
    void readsEpochsAndRanges() throws IOException {
        var revoked = read("# stolen laptop\n20780\n\n 20783 - 20785 # and these\n");
        assertThat(revoked.test(20_779)).isFalse();
        assertThat(revoked.test(20_780)).isTrue();
        assertThat(revoked.test(20_781)).isFalse();
        assertThat(revoked.test(20_783)).isTrue();
        assertThat(revoked.test(20_785)).isTrue();
        assertThat(revoked.test(20_786)).isFalse();
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> read("1\nyesterday\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("revoked:2: must be an epoch");
        assertThatThrownBy(() -> read("9-8\n")).hasMessageContaining("revoked:1:");
        assertThatThrownBy(() -> read("99999999999\n")).hasMessageContaining("revoked:1:");
        assertThatThrownBy(() -> read("2147483648\n")).hasMessageContaining("revoked:1:");
    }

    @Test
    void epochsOfASecondHaveTenDigits() throws IOException {
        assertThat(read("1795432100-1795432200\n").test(1_795_432_101)).isTrue();
    }

    @Test
    void aMissingFileIsNoList() {
        assertThatThrownBy(() -> RevokedEpochs.read(folder.resolve("nowhere")))
                .isInstanceOf(IOException.class);
    }
}
