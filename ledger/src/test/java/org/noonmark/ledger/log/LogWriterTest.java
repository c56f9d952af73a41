package org.noonmark.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.proof.merkle.GrowingTree;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.signing.Ed25519PrivateKey;

final class LogWriterTest {
    static final LogKey KEY = key(1);

    static LogKey key(int seed) {
        var secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) seed);
        return LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(secret));
    }

    static byte[] entry(long number) {
        return ("entry " + number).getBytes(StandardCharsets.US_ASCII);
    }

    static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(LogWriterTest::entry).toList();
    }

    static Checkpoint checkpoint(LogWriter writer) {
        return Checkpoint.parse(writer.checkpoint().text()).good().orElseThrow();
    }

    private static MemoryStore grown(int... sizes) throws IOException {
        var store = new MemoryStore();
        var writer = LogWriter.open(store, KEY);
        int from = 0;
        for (int size : sizes) {
            writer.append(entries(from, size));
            writer.publish();
            from = size;
        }
        return store;
    }

    @Test
    void tilesAreThoseOfTheSpecificationsExample() throws IOException {
        var store = grown(70_000);
        var names = store.files().keySet();
        assertThat(names).filteredOn(name -> name.matches("tile/0/[x0-9/]*")).hasSize(273);
        assertThat(names)
                .contains("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")
                .contains("tile/entries/273.p/112")
                .noneMatch(name -> name.startsWith("journal/"));
        assertThat(TileName.hashes(5, 1_234_067, 256)).isEqualTo("tile/5/x001/x234/067");
        assertThat(grown(256).files().keySet())
                .containsExactlyInAnyOrder(
                        "checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000");
    }

    @Test
    void fiveEntriesMakeTheKnownTile() throws IOException {
        var store = new MemoryStore();
        var writer = LogWriter.open(store, KEY);
        var letters = List.of("a", "bb", "ccc", "dddd", "eeeee");
        writer.append(letters.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
        writer.publish();
        assertThat(HexFormat.of().formatHex(store.files().get("tile/entries/000.p/5")))
                .isEqualTo("00016100026262000363636300046464646400056565656565");
        assertThat(store.files().get("tile/0/000.p/5")).hasSize(160);
    }

    @Test
    void theCountryOfTheMachineDoesNotShow() throws IOException {
        var home = Locale.getDefault();
        var here = grown(300).files();
        try {
            Locale.setDefault(Locale.of("fa", "IR"));
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(grown(300).files()).containsExactlyEntriesOf(here);
        } finally {
            Locale.setDefault(home);
        }
    }

    @Test
    void howItGrewDoesNotShow() throws IOException {
        var once = grown(1000);
        var often = grown(1, 2, 5, 100, 255, 256, 257, 511, 513, 900, 1000);
        assertThat(often.files().get("checkpoint")).isEqualTo(once.files().get("checkpoint"));
        for (var name : once.files().keySet()) {
            assertThat(often.files().get(name)).as(name).isEqualTo(once.files().get(name));
        }
        assertThat(often.files().keySet())
                .as("partial tiles of full ones are gone")
                .noneMatch(name -> name.startsWith("tile/0/000.p/"));
    }

    @Test
    void everyProofOfALogHolds() throws IOException {
        var store = grown(100, 300, 777);
        var writer = LogWriter.open(store, KEY);
        var reader = new LogReader(store, checkpoint(writer));
        var root = reader.checkpoint().root();
        var tree = new GrowingTree();
        for (int i = 0; i < 777; i++) {
            assertThat(reader.entry(i)).isEqualTo(entry(i));
            assertThat(reader.inclusion(i).holds(TreeHasher.leaf(entry(i)), 777, root)).isTrue();
            assertThat(reader.consistency(i).holds(i, tree.root(), 777, root)).isTrue();
            tree.add(TreeHasher.leaf(entry(i)));
        }
        assertThat(reader.damage()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() throws IOException {
        var store = grown(10);
        var writer = LogWriter.open(store, KEY);
        assertThat(writer.append(entries(10, 15))).isEqualTo(10);
        assertThat(writer.append(entries(15, 16))).isEqualTo(15);
        var next = LogWriter.open(store.restarted(), KEY);
        assertThat(next.size()).isEqualTo(16);
        assertThat(next.pending()).isEqualTo(6);
        next.publish();
        assertThat(checkpoint(next).size()).isEqualTo(16);
    }

    @Test
    void refusesToGoOnWhereThatCouldFork() throws IOException {
        var store = grown(300);
        var noCheckpoint = store.restarted();
        noCheckpoint.files().remove("checkpoint");
        assertThatThrownBy(() -> LogWriter.open(noCheckpoint, KEY))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("is missing");
        assertThatThrownBy(() -> LogWriter.open(store, key(2)))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("not signed by the key of this log");
        var older = store.restarted();
        older.files().put("checkpoint", grown(299).files().get("checkpoint"));
        assertThatThrownBy(() -> LogWriter.open(older, KEY)).isInstanceOf(DamagedLog.class);
    }

    @Test
    void aSecondWriterIsNoticedBeforeItIsTooLate() throws IOException {
        var store = grown(10);
        var first = LogWriter.open(store, KEY);
        var second = LogWriter.open(store, KEY);
        first.append(entries(10, 11));
        first.publish();
        second.append(List.of(entry(999)));
        assertThatThrownBy(second::publish).isInstanceOf(DamagedLog.class);
        assertThatThrownBy(second::publish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFlippedBitInWhatTheRightEdgeNeedsIsFoundBeforeSigning() throws IOException {
        var names = new ArrayList<>(grown(300).files().keySet());
        names.remove("checkpoint");
        for (var name : names) {
            var store = grown(300);
            var bytes = store.files().get(name);
            bytes[bytes.length / 2] ^= 0x10;
            assertThatThrownBy(
                            () -> {
                                var writer = LogWriter.open(store, KEY);
                                writer.append(entries(300, 301));
                                writer.publish();
                                assertThat(new LogReader(store, checkpoint(writer)).damage())
                                        .isEmpty();
                            })
                    .as(name)
                    .isInstanceOfAny(DamagedLog.class, AssertionError.class);
        }
    }

    @Test
    void aCheckFindsAFlippedBitInAnyFile() throws IOException {
        var clean = grown(700);
        for (var name : clean.files().keySet()) {
            if (!name.equals("checkpoint")) {
                var store = clean.restarted();
                var bytes = store.files().get(name);
                bytes[bytes.length / 3] ^= 1;
                var reader = new LogReader(store, checkpoint(LogWriter.open(clean, KEY)));
                assertThat(reader.damage()).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void aDamagedJournalIsNotPassedOverInSilence() throws IOException {
        var store = grown(10);
        LogWriter.open(store, KEY).append(entries(10, 200));
        var name =
                store.files().keySet().stream()
                        .filter(file -> file.startsWith("journal/"))
                        .findFirst()
                        .orElseThrow();
        int length = store.files().get(name).length;
        for (int i = 0; i < length; i++) {
            var spoilt = store.restarted();
            spoilt.files().get(name)[i] ^= 0x40;
            assertThatThrownBy(() -> LogWriter.open(spoilt, KEY))
                    .as("byte %d", i)
                    .isInstanceOf(DamagedLog.class);
        }
    }

    @Test
    void aBatchThatWasCutOffIsDropped() throws IOException {
        var store = grown(10);
        var writer = LogWriter.open(store, KEY);
        writer.append(entries(10, 20));
        var name = store.files().keySet().stream().filter(n -> n.startsWith("journal/")).findAny();
        int whole = store.files().get(name.orElseThrow()).length;
        writer.append(entries(20, 40));
        var bytes = store.files().get(name.orElseThrow());
        for (int length = whole; length < bytes.length; length++) {
            var cut = store.restarted();
            cut.files().put(name.orElseThrow(), java.util.Arrays.copyOf(bytes, length));
            assertThat(LogWriter.open(cut, KEY).size()).isEqualTo(20);
        }
        var zeros = store.restarted();
        var padded = java.util.Arrays.copyOf(bytes, whole);
        zeros.files().put(name.orElseThrow(), java.util.Arrays.copyOf(padded, bytes.length));
        assertThat(LogWriter.open(zeros, KEY).size()).isEqualTo(20);
    }

    /// A sector that the disk gave up is a page of zeros, and what stands behind it is good.
    @Test
    void aBatchThatWasLostBeforeAGoodOneIsDamage() throws IOException {
        var store = new MemoryStore();
        var writer = LogWriter.open(store, KEY);
        for (int n = 0; n < 5; n++) {
            writer.append(IntStream.range(0, 20).mapToObj(each -> new byte[200 + each]).toList());
        }
        var name = store.files().keySet().stream().filter(n -> n.startsWith("journal/")).findAny();
        var bytes = store.files().get(name.orElseThrow());
        int last = bytes.length - bytes.length / 5;
        for (int page = 0; page + 4096 <= last; page += 4096) {
            var lost = store.restarted();
            var spoilt = bytes.clone();
            java.util.Arrays.fill(spoilt, page, page + 4096, (byte) 0);
            lost.files().put(name.orElseThrow(), spoilt);
            assertThatThrownBy(() -> LogWriter.open(lost, KEY))
                    .as("page at %s", page)
                    .isInstanceOf(DamagedLog.class);
        }
    }
}
