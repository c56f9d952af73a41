package org.noonmark.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
    @TempDir private Path folder;
    private Path path;
    private GrowingFile file;
    private final List<String> lines = new ArrayList<>();

    private final GrowingFile.LineSink sink =
            new GrowingFile.LineSink() {
                @Override
                public void line(long number, String text) {
                    lines.add(number + ":" + text);
                }

                @Override
                public void tooLong(long number) {
                    lines.add(number + " too long");
                }
            };

    @BeforeEach
    void open() {
        path = folder.resolve("readings.csv");
        file = new GrowingFile(path, 20);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void append(String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> read() throws IOException {
        lines.clear();
        boolean more = true;
        while (more) {
            more = file.read(4, sink);
        }
        return List.copyOf(lines);
    }

    @Test
    void readsLinesAsTheyAreFinished() throws IOException {
        append("one\ntw");
        assertThat(read()).containsExactly("1:one");
        assertThat(read()).isEmpty();
        append("o\nthree\n\n");
        assertThat(read()).containsExactly("2:two", "3:three", "4:");
    }

    @Test
    void skipsLongLinesAndGoesOn() throws IOException {
        append("x".repeat(20) + "\n" + "y".repeat(21) + "\n" + "z".repeat(300_000) + "\nshort\n");

        assertThat(read())
                .containsExactly("1:" + "x".repeat(20), "2 too long", "3 too long", "4:short");
    }

    @Test
    void startsAgainWhenTheFileIsReplaced() throws IOException {
        append("one\ntwo\n");
        read();
        var other = folder.resolve("new.csv");
        Files.writeString(other, "a\nb\n");
        append("three\n");
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

        assertThat(read()).containsExactly("3:three", "1:a", "2:b");
    }

    @Test
    void startsAgainWhenTheFileIsCut() throws IOException {
        append("one\ntwo\nthree\n");
        read();
        Files.writeString(path, "four\n");

        assertThat(read()).containsExactly("1:four");
    }

    @Test
    void waitsWhileTheFileIsAway() throws IOException {
        append("one\n");
        read();
        Files.delete(path);
        assertThat(read()).isEmpty();
        append("two\n");

        assertThat(read()).containsExactly("1:two");
    }

    @Test
    void aFileThatIsNotThereIsAnErrorThatPasses() throws IOException {
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        append("one\n");

        assertThat(read()).containsExactly("1:one");
    }

    @Test
    void aFolderIsNoFile() {
        var wrong = new GrowingFile(folder, 20);

        assertThatThrownBy(() -> wrong.read(1, sink)).hasMessageContaining("neither a file");
    }

    @Test
    void readsTheEndOfALongFileWithItsLineNumbers() throws IOException {
        append("123456789\n".repeat(300_000));

        var all = read();

        assertThat(all.size()).isBetween(100_000, 104_858);
        assertThat(all.getLast()).isEqualTo("300000:123456789");
        assertThat(all.getFirst()).isEqualTo((300_001 - all.size()) + ":123456789");
    }

    @Test
    void readsAFifoWithoutWaitingForAWriter() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();

        assertThat(read()).isEmpty();
        try (var writer = new FileOutputStream(path.toFile())) {
            writer.write("one\ntw".getBytes(UTF_8));
            assertThat(read()).containsExactly("1:one");
        }
        assertThat(read()).isEmpty();
        try (var writer = new FileOutputStream(path.toFile())) {
            writer.write("o\n".getBytes(UTF_8));
        }
        assertThat(read()).containsExactly("2:two");
    }
}
