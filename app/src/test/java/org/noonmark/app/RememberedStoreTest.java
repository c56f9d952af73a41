package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.DamagedLog;
import org.noonmark.ledger.store.FolderStore;

final class RememberedStoreTest {
    @TempDir Path folder;

    private RememberedStore open(DataFolder data, String key) throws IOException {
        var files = FolderStore.open(folder.resolve("data/witness"));
        try {
            return RememberedStore.of(files, data, "witness.signed", key);
        } catch (IOException failed) {
            files.close();
            throw failed;
        }
    }

    @Test
    void whatAKeyHasSignedCannotBeForgotten() throws IOException, StartFailure {
        try (var data = DataFolder.open(folder.resolve("data"))) {
            try (var store = open(data, "w+1+KEY")) {
                assertThat(store.replace("witness/a", Optional.empty(), new byte[] {1})).isTrue();
                assertThat(store.replace("witness/b", Optional.empty(), new byte[] {2})).isTrue();
            }
            // A log that was never signed may still be new.
            open(data, "w+1+KEY").close();
            Files.delete(folder.resolve("data/witness/witness/a"));
            assertThatThrownBy(() -> open(data, "w+1+KEY"))
                    .isInstanceOf(DamagedLog.class)
                    .hasMessageStartingWith("witness/a: is missing, and w+1+KEY has signed it");
            open(data, "w+2+OTHER").close();
        }
    }
}
