package org.noonmark.guard.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;

class LogArchiveTest {
    private static final byte[] LOG = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    private final LogFormats formats = new LogFormats(new LogSource("test", "", ""));
    private final List<String> names = new ArrayList<>();

    private Collected read(byte[] bytes) throws IOException {
        return read(bytes, LogArchive.Limits.USUAL);
    }

    private Collected read(byte[] bytes, LogArchive.Limits limits) throws IOException {
        var sink = new Collected();
        var archive =
                new LogArchive(
                        limits,
                        () -> Collected.receipt("2026-11-23T12:00:00Z"),
                        name -> {
                            names.add(name);
                            return formats.detecting(ReadSettings.of(name, Collected.CLOCK));
                        },
                        sink);
        archive.read("file", new ByteArrayInputStream(bytes));
        return sink;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(byte[]... members) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < members.length; i++) {
                zip.putNextEntry(new ZipEntry("m" + i));
                zip.write(members[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar(byte[]... members) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < members.length; i++) {
            var header = new byte[512];
            put(header, 0, "m" + i);
            put(header, 124, "%011o".formatted(members[i].length));
            put(header, 156, "0");
            put(header, 257, "ustar");
            out.writeBytes(header);
            out.writeBytes(Arrays.copyOf(members[i], (members[i].length + 511) / 512 * 512));
        }
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, header, at, text.length());
    }

    @Test
    void plainAndPackedLogsGiveTheSameEvents() throws IOException {
        for (var bytes : List.of(LOG, gzip(LOG), zip(LOG), tar(LOG), gzip(tar(LOG)))) {
            var read = read(bytes);
            assertThat(read.events())
                    .extracting(event -> event.text())
                    .containsExactly("one", "two");
            assertThat(read.problems()).isEmpty();
        }
        assertThat(names).containsExactly("file", "file", "file!m0", "file!m0", "file!m0");
    }

    @Test
    void eachMemberIsALogOfItsOwn() throws IOException {
        assertThat(read(zip(LOG, LOG)).events().getLast().position().index()).isEqualTo(1);
        assertThat(read(tar(LOG, new byte[0], LOG)).events()).hasSize(4);
    }

    @Test
    void archiveInAnArchiveIsToldAndTheRestIsRead() throws IOException {
        var read = read(zip(gzip(LOG), LOG));
        assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_FORMAT);
        assertThat(read.problems().getFirst().position().source()).isEqualTo("file!m0");
        assertThat(read.events()).hasSize(2);
        assertThat(read(gzip(gzip(LOG))).reasons()).containsExactly(Reason.UNKNOWN_FORMAT);
    }

    @Test
    void bombsAreStopped() throws IOException {
        var zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) '\n');
        var total = read(gzip(zeros), new LogArchive.Limits(100_000, 400, 1 << 26));
        assertThat(total.reasons()).containsExactly(Reason.TOO_LONG);
        var ratio = read(gzip(zeros), new LogArchive.Limits(1L << 38, 400, 1 << 18));
        assertThat(ratio.reasons()).containsExactly(Reason.TOO_LONG);
        assertThat(ratio.problems().getFirst().isLost()).isTrue();
    }

    @Test
    void damageIsToldAfterWhatCouldBeRead() throws IOException {
        var random = new byte[200_000];
        new java.util.Random(5).nextBytes(random);
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) ((random[i] & 7) == 0 ? '\n' : 'a' + (random[i] & 15));
        }
        var packed = gzip(random);
        var cut = read(Arrays.copyOf(packed, packed.length / 2));
        assertThat(cut.events().size()).isGreaterThan(1000);
        assertThat(cut.reasons()).containsExactly(Reason.CHECKSUM);
        var wrong = packed.clone();
        wrong[wrong.length / 2] ^= 0x55;
        assertThat(read(wrong).reasons()).contains(Reason.CHECKSUM);
        var halfTar = tar(random);
        assertThat(read(Arrays.copyOf(halfTar, 90_000)).reasons()).contains(Reason.TRUNCATED);
    }

    @Test
    void otherPackingsAreTold() throws IOException {
        var read = read("BZh91AY&SY".getBytes(StandardCharsets.US_ASCII));
        assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_FORMAT);
        assertThat(read.events()).isEmpty();
    }
}
