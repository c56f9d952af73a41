package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.DamagedLog;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;

final class RememberedStoreTest {
    @TempDir Path folder;

    private static VerifierKey key(int seed) {
        var secret = Ed25519PrivateKey.ofSeed(Arrays.copyOf(new byte[] {(byte) seed}, 32));
        return CosigningKey.of("w.example", secret).verifier();
    }

    private static LogStore open(DataFolder data, VerifierKey key) throws IOException {
        return RememberedStore.open(data, "witness", "witness.signed", key);
    }

    @Test
    void whatAKeyHasSignedCannotBeForgotten() throws IOException, StartFailure {
        try (var data = DataFolder.open(folder.resolve("data"))) {
            try (var store = open(data, key(1))) {
                assertThat(store.replace("witness/a", Optional.empty(), new byte[] {1})).isTrue();
                assertThat(store.replace("witness/b", Optional.empty(), new byte[] {2})).isTrue();
            }
            // A log that was never signed may still be new.
            open(data, key(1)).close();
            Files.delete(folder.resolve("data/witness/witness/a"));
            assertThatThrownBy(() -> open(data, key(1)))
                    .isInstanceOf(DamagedLog.class)
                    .hasMessageStartingWith(
                            "witness/a: is missing, and " + key(1) + " has signed it");
            open(data, key(2)).close();
        }
    }
}
