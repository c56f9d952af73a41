package org.noonmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.store.ReadOnlyFolder;
import org.noonmark.proof.note.Checkpoint;

/// A real process that writes a log on a real disk is killed, at random points, again and again:
/// what it said is durable is there, no checkpoint that anybody has seen is taken back, and the
/// next process needs no hand.
class KillTest {
    private static final int LOGS = 10;
    private static final int PATIENCE = 10;

    @TempDir Path folder;

    /// What the victims of one log have said.
    private static final class Said {
        private long durable;
        private long witnessed;
        private final List<Checkpoint> seen = new ArrayList<>();

        void hear(String line) {
            var words = line.split(" ", 2);
            switch (words[0]) {
                case "opened" -> {}
                case "durable" -> durable = Long.parseLong(words[1]);
                case "witnessed" -> witnessed = Long.parseLong(words[1]);
                case "published" -> seen.add(decode(words[1]));
                default -> throw new AssertionError("the victim said: " + line);
            }
        }

        boolean isEnough() {
            return durable > 100 && seen.size() > 3;
        }

        private static Checkpoint decode(String note) {
            return Victim.checkpoint(Base64.getDecoder().decode(note));
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        kill(20);
    }

    /// `./noonmark soak -pl ledger -am`, about ten minutes.
    @Test
    @Tag("soak")
    void aThousandKills() throws Exception {
        kill(1000);
    }

    /// A new log now and then, so that each can be read as a whole after every kill.
    private void kill(int times) throws Exception {
        var random = new Random(20_261_123);
        int each = Math.max(LOGS, times / LOGS / LOGS);
        for (int i = 0; i < times; i += each) {
            var place = Files.createDirectory(folder.resolve("log" + i));
            var said = new Said();
            // On a busy machine a victim may come to little before it is killed.
            for (int k = 0; k < each || !said.isEnough(); k++) {
                assertThat(k).as("nothing is written").isLessThan(PATIENCE * each);
                killOnce(place, random, said);
                requireAll(place, said);
            }
        }
    }

    private static void killOnce(Path place, Random random, Said said) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                Victim.class.getName(),
                                place.toString(),
                                String.valueOf(random.nextLong()))
                        .redirectErrorStream(true)
                        .start();
        try (var lines = process.inputReader()) {
            said.hear(String.valueOf(lines.readLine()));
            // The wait for an end that does not come is the random point of the kill.
            assertThat(process.waitFor(random.nextInt(250_000), TimeUnit.MICROSECONDS)).isFalse();
            process.toHandle().destroyForcibly(); // Leaves what it printed to be read.
            hearAll(lines, said);
        }
        assertThat(process.waitFor()).as("killed").isEqualTo(128 + 9);
    }

    /// The last line may be cut off.
    private static void hearAll(BufferedReader lines, Said said) throws IOException {
        var all = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            all.append((char) c);
        }
        all.substring(0, all.lastIndexOf("\n") + 1).lines().forEach(said::hear);
    }

    /// What this test was started with, as a class path or as a module path.
    private static String classPath() {
        var tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        return String.join(
                File.pathSeparator,
                tests,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }

    private static void requireAll(Path place, Said said) throws IOException {
        // Whoever reads sees the checkpoint before the next writer comes.
        var log = new ReadOnlyFolder(place.resolve("log"));
        log.read("checkpoint").ifPresent(note -> said.seen.add(Victim.checkpoint(note)));
        try (var store = FolderStore.open(place.resolve("log"))) {
            var writer = LogWriter.open(store, Victim.KEY);
            var note = writer.publish();
            var reader = new LogReader(store, Victim.checkpoint(note.encode()));
            requireLog(reader, said);
            assertThat(store.list("journal")).isEmpty();
        }
        requireWitness(place, said);
        requireWholeFiles(place.resolve("files"));
    }

    private static void requireLog(LogReader reader, Said said) throws IOException {
        long size = reader.checkpoint().size();
        assertThat(size).isGreaterThanOrEqualTo(said.durable);
        var leaves = reader.entries(0, size);
        for (int i = 0; i < size; i++) {
            assertThat(leaves.get(i)).isEqualTo(Victim.leaf(i));
        }
        for (var older : said.seen) {
            var proof = reader.consistency(older.size());
            assertThat(proof.holds(older.size(), older.root(), size, reader.checkpoint().root()))
                    .isTrue();
        }
        assertThat(reader.damage()).isEmpty();
    }

    /// The witness has not forgotten what it signed.
    private static void requireWitness(Path place, Said said) throws IOException {
        var kept = new ReadOnlyFolder(place.resolve("witness"));
        long signed = 0;
        for (var name : kept.list("witness")) {
            signed = Victim.checkpoint(kept.read("witness/" + name).orElseThrow()).size();
        }
        assertThat(signed).isGreaterThanOrEqualTo(said.witnessed);
    }

    /// Each file is as it was or as it was to be.
    private static void requireWholeFiles(Path files) throws IOException {
        for (var name : Victim.FILES) {
            var content = FolderStore.read(files, name);
            if (content.isPresent()) {
                assertThat(content.get()).hasSize(Victim.FILE_BYTES).containsOnly(content.get()[0]);
            }
        }
    }
}
