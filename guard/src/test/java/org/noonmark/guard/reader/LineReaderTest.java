package org.noonmark.guard.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.sigma.EventKind;

class LineReaderTest {
    private static final EventKind KIND = new EventKind("line", List.of());

    private static LogReader reader(int maxBytes) {
        return new LineReader(
                new ReadSettings("log", Collected.CLOCK, 0, 0, maxBytes),
                (line, offset, receipt, output, sink) -> {
                    output.begin(KIND, offset, receipt).text(line);
                    output.emit(sink);
                });
    }

    private static Collected read(byte[] bytes) {
        return Collected.read(reader(1 << 20), bytes, Math.max(bytes.length, 1));
    }

    private static Collected read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Collected read) {
        return read.events().stream().map(LogEvent::text).toList();
    }

    @Test
    void linesEndWithLineFeedOrBoth() {
        var read = read("a\r\nb\n\nc\rd\n\re");
        assertThat(lines(read)).containsExactly("a", "b", "c\rd", "\re");
        assertThat(read.events())
                .extracting(event -> event.position().offsetBytes())
                .containsExactly(0L, 3L, 6L, 10L);
        assertThat(read.events())
                .extracting(event -> event.position().index())
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void invalidBytesAreShownAndToldOnceForLinesInARow() {
        var read =
                read(
                        "gr\u00fcn \u20ac\nb\u00e4r\nb\u00e4r\nok\nb\u00e4r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(lines(read))
                .containsExactly("gr\\xfcn ?", "b\\xe4r", "b\\xe4r", "ok", "b\\xe4r");
        assertThat(read.reasons()).containsExactly(Reason.NOT_TEXT, Reason.NOT_TEXT);
        assertThat(lines(read("gr\u00fcn \u20ac \ud83d\ude00")))
                .containsExactly("gr\u00fcn \u20ac \ud83d\ude00");
    }

    @Test
    void utf16IsReadWithItsMark() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var read = read("\uFEFFgr\u00fcn\r\n\u0a0a\u0a00\nlast".getBytes(charset));
            assertThat(lines(read)).containsExactly("gr\u00fcn", "\u0a0a\u0a00", "last");
            assertThat(read.events().get(1).position().offsetBytes()).isEqualTo(14);
            assertThat(read.problems()).isEmpty();
        }
        assertThat(lines(read("\uFEFFa\nb"))).containsExactly("a", "b");
    }

    @Test
    void longLineIsCutInBoundedMemoryAndTheNextIsWhole() {
        var reader = reader(1000);
        var sink = new Collected();
        var piece = "x".repeat(64_000).getBytes(StandardCharsets.UTF_8);
        var receipt = Collected.receipt("2026-11-23T12:00:00Z");
        for (int i = 0; i < 160; i++) {
            reader.accept(piece, 0, piece.length, receipt, sink);
        }
        var rest = "\nnext\n".getBytes(StandardCharsets.UTF_8);
        reader.accept(rest, 0, rest.length, receipt, sink);
        assertThat(lines(sink)).containsExactly("x".repeat(1000), "next");
        assertThat(sink.reasons()).containsExactly(Reason.TOO_LONG);
        assertThat(sink.problems().getFirst().detail()).contains("10240000 bytes");
        assertThat(sink.events().getLast().position().offsetBytes()).isEqualTo(10_240_001);
    }

    @Test
    void binaryIsToldOncePerRegion() {
        var out = new ByteArrayOutputStream();
        out.writeBytes("text\n".getBytes(StandardCharsets.UTF_8));
        var noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        out.writeBytes(noise);
        out.writeBytes("\ntext again\n".getBytes(StandardCharsets.UTF_8));
        var read = read(out.toByteArray());
        assertThat(read.problems().size()).isLessThan(30);
        assertThat(read.reasons()).containsOnly(Reason.NOT_TEXT);
        assertThat(lines(read)).startsWith("text").endsWith("text again");
    }

    @Test
    void nulBytesOfACrashAreDropped() {
        var read = read("a\n\0\0\0\0b\nc\0\n");
        assertThat(lines(read)).containsExactly("a", "b", "c");
        assertThat(read.reasons()).contains(Reason.NOT_TEXT);
    }

    @Test
    void sizeOfPiecesDoesNotMatter() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var bytes = hostile(random);
            var whole = Collected.read(reader(40), bytes, Math.max(bytes.length, 1));
            int size = 1 + random.nextInt(9);
            var pieces = Collected.read(reader(40), bytes, size);
            assertThat(lines(pieces)).isEqualTo(lines(whole));
            assertThat(pieces.problems()).isEqualTo(whole.problems());
            assertThat(pieces.events())
                    .extracting(LogEvent::position)
                    .isEqualTo(whole.events().stream().map(LogEvent::position).toList());
        }
    }

    private static byte[] hostile(Random random) {
        var out = new ByteArrayOutputStream();
        if (random.nextInt(4) == 0) {
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> out.write('\n');
                case 1 -> out.write(random.nextInt(256));
                case 2 -> out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
                case 3 -> out.writeBytes("\u20ac".getBytes(StandardCharsets.UTF_8));
                default -> out.writeBytes("some text".getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
