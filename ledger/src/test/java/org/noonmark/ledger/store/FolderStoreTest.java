package org.noonmark.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest {
    @TempDir Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadByTheNextProcess() throws IOException {
        try (var store = FolderStore.open(folder.resolve("log"))) {
            store.write(
                    Map.of("tile/0/x001/000", bytes("one"), "tile/entries/000.p/3", bytes("3")));
            store.append("journal/a", bytes("first "));
            store.append("journal/b", bytes("other"));
            store.append("journal/a", bytes("second"));
        }
        try (var store = FolderStore.open(folder.resolve("log"))) {
            assertThat(store.read("tile/0/x001/000")).contains(bytes("one"));
            assertThat(store.read("journal/a")).contains(bytes("first second"));
            assertThat(store.read("journal/c")).isEmpty();
            assertThat(store.list("journal")).containsExactly("a", "b");
            assertThat(store.list("nothing")).isEmpty();
            store.delete("tile/entries/000.p");
            store.delete("tile/entries/000.p");
            assertThat(store.read("tile/entries/000.p/3")).isEmpty();
        }
    }

    @Test
    void replacesOnlyWhatIsExpected() throws IOException {
        try (var store = FolderStore.open(folder)) {
            assertThat(store.replace("checkpoint", Optional.of(bytes("a")), bytes("b"))).isFalse();
            assertThat(store.replace("checkpoint", Optional.empty(), bytes("a"))).isTrue();
            assertThat(store.replace("checkpoint", Optional.empty(), bytes("b"))).isFalse();
            assertThat(store.replace("checkpoint", Optional.of(bytes("a")), bytes("b"))).isTrue();
            assertThat(store.read("checkpoint")).contains(bytes("b"));
        }
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (var store = FolderStore.open(folder)) {
            assertThat(store.list("tile")).isEmpty();
            assertThatThrownBy(() -> FolderStore.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process writes this log");
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsNoFile() throws IOException {
        try (var store = FolderStore.open(folder)) {
            store.write(Map.of("tile/0/000", bytes("one")));
            Files.writeString(folder.resolve("tile/0/001.new"), "ha");
            assertThat(store.list("tile/0")).containsExactly("000");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> FolderStore.open(folder.resolve("file")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file");
    }
}
