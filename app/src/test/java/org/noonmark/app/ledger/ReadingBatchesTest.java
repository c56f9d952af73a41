package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

class ReadingBatchesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;
    private final List<Statement> stated = new ArrayList<>();

    private MaterialFolder material() {
        return new MaterialFolder(folder.resolve("material"), 1 << 20);
    }

    private static Reading reading(String clock, long counter) {
        return new Reading(
                new ClockId(clock),
                counter,
                new TimeDelta(1_800_000_037L, 123_456_789_000_000_001L),
                TimeDelta.ofMicros(20),
                TimeDelta.ofNanos(300),
                true,
                LeapWarning.NONE,
                new Upstream(1, 1, TimeDelta.ZERO));
    }

    private void write(ReadingBatches batches, long counter) throws IOException {
        batches.write(SampleTicks.timeAt(0), counter, false, stated::add);
    }

    @Test
    void aBatchOfEachClockIsBoundEveryTenMinutes() throws IOException {
        var batches = new ReadingBatches(material());
        batches.add(List.of(reading("a", 5), reading("b", 6), reading("a", 7)), 0, 0);
        write(batches, 599 * SECOND);
        assertThat(stated).isEmpty();
        batches.add(List.of(), 3, 599 * SECOND);
        write(batches, 600 * SECOND);
        assertThat(stated).hasSize(2).allMatch(each -> each.kind() == StatementKind.MEASURE);
        var first = stated.getFirst().body();
        assertThat(first.text("clock")).contains("a");
        assertThat(first.whole("count")).contains(2L);
        assertThat(first.text("sha256")).as("said once, by the material").isEmpty();
        var hash = stated.getFirst().material().getFirst().sha256();
        assertThat(stated.getFirst().material())
                .containsExactly(new Statement.Material("readings", hash));
        var text = new String(material().find(hash).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(
                        """
                        # noonmark readings 1
                        # clock a
                        # lost 3
                        # counter_ns clock_minus_counter_s bound_s noise_s authenticated leap
                        5 1800000037.123456789000000001 0.00002 0.0000003 yes NONE
                        7 1800000037.123456789000000001 0.00002 0.0000003 yes NONE
                        """);
        write(batches, 1300 * SECOND);
        assertThat(stated).as("once").hasSize(2);
    }

    @Test
    void manyReadingsDoNotWait() throws IOException {
        var batches = new ReadingBatches(material());
        for (int i = 0; i < 20_000; i++) {
            batches.add(List.of(reading("fast", i)), 0, 0);
        }
        write(batches, 1);
        assertThat(stated).hasSize(1);
        assertThat(stated.getFirst().body().whole("count")).as("what is kept").contains(16_384L);
        var hash = stated.getFirst().material().getFirst().sha256();
        assertThat(new String(material().find(hash).orElseThrow(), StandardCharsets.UTF_8))
                .contains("# lost 3616\n");
    }

    @Test
    void aDiskThatFailsLosesNothing() throws IOException {
        Files.writeString(folder.resolve("material"), "in the way");
        var batches = new ReadingBatches(material());
        batches.add(List.of(reading("a", 1)), 0, 0);
        assertThatThrownBy(() -> write(batches, 600 * SECOND)).isInstanceOf(IOException.class);
        assertThat(stated).isEmpty();
        Files.delete(folder.resolve("material"));
        write(batches, 601 * SECOND);
        assertThat(stated).hasSize(1);
    }

    @Test
    void theOldestMaterialGoesFirstAndWhatIsSpoiltIsNotFound() throws IOException {
        var small = new MaterialFolder(folder.resolve("material"), 250);
        var hashes = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            hashes.add(small.put("%099d\n".formatted(i).getBytes(StandardCharsets.UTF_8)));
            Files.setLastModifiedTime(
                    small.folder().resolve(hashes.getLast()),
                    FileTime.from(Instant.ofEpochSecond(1_000_000L + i)));
        }
        small.prune();
        assertThat(small.find(hashes.get(2))).isEmpty();
        assertThat(small.find(hashes.get(3))).isPresent();
        Files.writeString(small.folder().resolve(hashes.get(4)), "other");
        assertThat(small.find(hashes.get(4))).isEmpty();
        assertThat(small.find("../secret")).isEmpty();
    }
}
