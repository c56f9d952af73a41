package org.noonmark.guard.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.guard.evtx.EvtxWriter.Value;
import org.noonmark.guard.json.Reading;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class EvtxReaderTest {
    private static final EvtxFormat FORMAT = new EvtxFormat();

    private static EvtxWriter three() {
        return new EvtxWriter()
                .record(4624, "Security", Value.text("one"))
                .record(4625, "Security", Value.text("two"))
                .record(1, "Other", Value.text("three"));
    }

    private static Reading read(byte[] file) {
        return Reading.of(FORMAT, file, 1000);
    }

    private static List<Object> values(Reading reading) {
        return reading.events.stream().map(event -> event.first("Value")).toList();
    }

    @Test
    void readsRecordsOfOneTemplate() {
        var reading = read(EvtxWriter.file(three().chunk()));
        assertThat(reading.problems).isEmpty();
        assertThat(values(reading)).containsExactly("one", "two", "three");
        var event = reading.events.getFirst();
        assertThat(Reading.fields(event))
                .startsWith(
                        "Provider_Name=Noonmark-Test",
                        "EventID=4624",
                        "Channel=Security",
                        "TimeCreated_SystemTime=2024-11-25T12:00:01.0000000Z",
                        "Value=one");
        assertThat(event.kind().name()).isEqualTo("security");
        assertThat(event.times().claimed().orElseThrow().width().toSeconds())
                .isBetween(99e-9, 100e-9);
    }

    @Test
    void positionsAreThoseOfTheRecords() {
        var writer = three();
        var reading = read(EvtxWriter.file(writer.chunk()));
        for (int i = 0; i < 3; i++) {
            assertThat(reading.events.get(i).position().index()).isEqualTo(i);
            assertThat(reading.events.get(i).position().offsetBytes())
                    .isEqualTo((long) writer.recordsAt().get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4095, 4097, 200_000})
    void piecesMayEndAnywhere(int pieceBytes) {
        var file = EvtxWriter.file(three().chunk(), three().chunk());
        var reading = Reading.of(FORMAT, file, pieceBytes);
        assertThat(reading.problems).isEmpty();
        assertThat(reading.events).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "03, ff, -1",
        "04, ff, 255",
        "05, feff, -2",
        "06, feff, 65534",
        "07, ffffffff, -1",
        "08, ffffffff, 4294967295",
        "09, ffffffffffffffff, -1",
        "0a, ffffffffffffffff, 18446744073709551615",
        "0b, 0000c03f, 1.5",
        "0c, 000000000000f8bf, -1.5",
        "0d, 01000000, true",
        "0e, 0aff, 0AFF",
        "0f, 000102030405060708090a0b0c0d0e0f, {03020100-0504-0706-0809-0a0b0c0d0e0f}",
        "12, e8070b0001000900080007000600fa00, 2024-11-09T08:07:06.250Z",
        "13, 010100000000000512000000, S-1-5-18",
        "14, 10000000, 0x10",
        "15, 1000000000000000, 0x10",
        "02, 416200, Ab",
        "11, 80f63e8e313fdb01, 2024-11-25T12:00:01.0000000Z"
    })
    void readsEveryTypeOfValue(String type, String bytes, String expected) {
        var value = new Value(HexFormat.fromHexDigits(type), bytes);
        var reading = read(EvtxWriter.file(new EvtxWriter().record(1, "X", value).chunk()));
        assertThat(reading.problems).isEmpty();
        assertThat(values(reading)).map(String::valueOf).containsExactly(expected);
    }

    @Test
    void membersOfAnArrayAreSeveralValues() {
        var texts = Value.of(0x81, "a\0bc\0".getBytes(StandardCharsets.UTF_16LE));
        var numbers = new Value(0x86, "01000200");
        var writer = new EvtxWriter().record(1, "X", texts).record(2, "X", numbers);
        var reading = read(EvtxWriter.file(writer.chunk()));
        assertThat(Reading.fields(reading.events.get(0))).endsWith("Value=a", "Value=bc");
        assertThat(Reading.fields(reading.events.get(1))).endsWith("Value=1", "Value=2");
    }

    @Test
    void anAbsentOptionalValueIsNoField() {
        var writer = new EvtxWriter().record(1, "X", Value.absent()).record(2, "X", Value.text(""));
        var reading = read(EvtxWriter.file(writer.chunk()));
        assertThat(Reading.fields(reading.events.get(0))).noneMatch(f -> f.startsWith("Value"));
        assertThat(reading.events.get(1).first("Value")).isEqualTo("");
    }

    @Test
    void aSpoiledRecordCostsOnlyItself() {
        var writer = three();
        var file = EvtxWriter.file(writer.chunk());
        file[writer.recordsAt().get(1)] = 0;
        var reading = read(file);
        assertThat(values(reading)).containsExactly("one", "three");
        assertThat(reading.problems)
                .map(problem -> problem.reason())
                .containsExactly(Reason.CHECKSUM, Reason.MALFORMED);
        assertThat(reading.problems.getLast().position().offsetBytes())
                .isEqualTo((long) writer.recordsAt().get(1));
    }

    @Test
    void aSpoiledChunkCostsOnlyItself() {
        var spoiled = three().chunk();
        Arrays.fill(spoiled, 0, 8, (byte) 'x');
        var reading = read(EvtxWriter.file(three().chunk(), spoiled, three().chunk()));
        assertThat(reading.events).hasSize(6);
        assertThat(reading.problems).hasSize(1);
        assertThat(reading.problems.getFirst().position().offsetBytes())
                .isEqualTo(4096 + EvtxWriter.CHUNK);
    }

    @Test
    void recordsBehindTheEndOfAChunkAreNotRead() {
        var writer = three();
        var before = writer.chunk();
        writer.record(5, "Security", Value.text("old"));
        var slack = writer.chunk();
        System.arraycopy(before, 0, slack, 0, 512);
        var reading = read(EvtxWriter.file(slack));
        assertThat(values(reading)).containsExactly("one", "two", "three");
        assertThat(reading.problems).isEmpty();
    }

    @Test
    void everyWholeRecordOfATruncatedFileIsRead() {
        var writer = three();
        var file = EvtxWriter.file(writer.chunk());
        var reading = read(Arrays.copyOf(file, writer.recordsAt().get(2) + 10));
        assertThat(values(reading)).containsExactly("one", "two");
        assertThat(reading.problems.getFirst().reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void anUnusedChunkIsSilent() {
        var reading = read(EvtxWriter.file(three().chunk(), new byte[EvtxWriter.CHUNK]));
        assertThat(reading.events).hasSize(3);
        assertThat(reading.problems).isEmpty();
    }

    @Test
    void aRecordThatMultipliesItsValuesIsRefused() {
        var writer =
                new EvtxWriter(4000)
                        .record(1, "X", Value.text("x"))
                        .record(2, "X", Value.text("y".repeat(10_000)));
        var reading = read(EvtxWriter.file(writer.chunk()));
        assertThat(values(reading)).containsExactly("x".repeat(4000));
        assertThat(reading.problems).hasSize(1);
        assertThat(reading.problems.getFirst().detail()).startsWith("values of more than");
    }

    @Test
    void neverThrowsAndKeepsToItsBounds() {
        var file = EvtxWriter.file(three().chunk());
        Property.forAll(
                300,
                Generators.mutated(List.of(file)),
                bytes -> {
                    var reading = Reading.of(FORMAT, bytes, 30_000);
                    assertThat(reading.events.size()).isLessThanOrEqualTo(bytes.length / 28);
                    for (var problem : reading.problems) {
                        assertThat(problem.position().offsetBytes())
                                .isBetween(0L, (long) bytes.length);
                    }
                });
    }

    @Test
    void recordsBeforeTheDamageAreAllRead() {
        var writer = three();
        var file = EvtxWriter.file(writer.chunk());
        int third = writer.recordsAt().get(2);
        Property.forAll(
                200,
                Generators.ints(third, file.length - 1),
                at -> {
                    var spoiled = file.clone();
                    spoiled[at] ^= 0x5a;
                    assertThat(values(read(spoiled))).startsWith("one", "two");
                });
    }
}
