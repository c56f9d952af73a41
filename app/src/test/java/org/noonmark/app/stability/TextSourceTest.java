package org.noonmark.app.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
    @TempDir Path folder;

    private static byte[] text(int length) {
        var bytes = new byte[length];
        new SplittableRandom(7).nextBytes(bytes);
        bytes[0] = '1';
        return bytes;
    }

    private static byte[] packed(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private byte[] read(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("file"), content);
        var all = new ByteArrayOutputStream();
        var seen = new ArrayList<Long>();
        TextSource.read(
                file,
                (block, from, to) -> {
                    all.write(block, from, to - from);
                    return true;
                },
                seen::add);
        assertThat(seen).isSorted();
        assertThat(seen.isEmpty() ? 0 : seen.getLast()).isEqualTo(content.length);
        return all.toByteArray();
    }

    @Test
    void handsOverWholeFilesInBlocks() throws IOException {
        for (int length : new int[] {1, TextSource.BLOCK, TextSource.BLOCK + 1, 5_000_000}) {
            var text = text(length);
            assertThat(read(text)).isEqualTo(text);
            assertThat(read(packed(text))).isEqualTo(text);
        }
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void readsStreams() throws IOException {
        var text = text(3_000_000);
        for (var content : new byte[][] {text, packed(text)}) {
            var all = new ByteArrayOutputStream();
            TextSource.read(
                    new ByteArrayInputStream(content),
                    (block, from, to) -> {
                        all.write(block, from, to - from);
                        return true;
                    },
                    _ -> {});
            assertThat(all.toByteArray()).isEqualTo(text);
        }
    }

    @Test
    void stopsWhenNoMoreIsWanted() throws IOException {
        for (var content : new byte[][] {text(5_000_000), packed(text(5_000_000))}) {
            var file = Files.write(folder.resolve("file"), content);
            var blocks = new int[1];
            TextSource.read(file, (_, _, _) -> ++blocks[0] < 2, _ -> {});
            assertThat(blocks[0]).isEqualTo(2);
        }
    }

    @Test
    void packedDataThatEndEarlyAreSaid() throws IOException {
        var whole = packed(text(100_000));
        var cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }
}
