package org.noonmark.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.noonmark.benchmarks.Surroundings;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.signing.Ed25519PrivateKey;

/// The numbers of the ledger: durable leaves a second, one leaf alone, start, proof, bytes.
///
/// `./noonmark bench LedgerNumbers [LEAVES [BYTES [FOLDER]]]`: how many leaves the large log has,
/// how many bytes a tick has, where the disk is.
public final class LedgerNumbers {
    private static final LogKey KEY =
            LogKey.of("bench.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final int BATCHED = 400_000;
    private static final int OUTSTANDING = 6000;
    private static final int ALONE = 1000;
    private static final int STEP = 65_536;

    /// What a leaf of the large log has: enough to be unlike the others.
    private static final int SMALL = 64;

    private static final long TICKS_IN_TEN_YEARS = (10L * 365 + 3) * 8640;
    private static final int PROOFS = 5000;
    private static final int STARTS = 21;

    private final Path root;
    private final long leaves;
    private final int tickBytes;
    private final StringBuilder table = new StringBuilder();

    private LedgerNumbers(Path root, long leaves, int tickBytes) {
        this.root = root;
        this.leaves = leaves;
        this.tickBytes = tickBytes;
    }

    public static void main(String[] arguments) throws Exception {
        long leaves = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 700;
        var parent = Path.of(arguments.length > 2 ? arguments[2] : "benchmarks/target");
        var root = Files.createTempDirectory(parent, "ledger");
        try {
            var numbers = new LedgerNumbers(root, leaves, bytes);
            numbers.batched();
            numbers.alone();
            numbers.large();
            System.out.println("written: " + Surroundings.write("ledger", numbers.page()));
        } finally {
            delete(root);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void row(String what, String measured, String goal) {
        System.out.printf("%-55s %-40s %s%n", what, measured, goal);
        table.append("| %s | %s | %s |%n".formatted(what, measured, goal));
    }

    private static byte[] leaf(Random random, int bytes) {
        var leaf = new byte[bytes];
        random.nextBytes(leaf);
        return leaf;
    }

    private static Ledger ledger(Path folder) {
        return new Ledger(
                () -> FolderStore.open(folder),
                KEY,
                Duration.ofSeconds(1),
                new Silent(),
                System::nanoTime);
    }

    private static final class Silent implements Ledger.Watcher {
        @Override
        public void published(SignedNote checkpoint, LogStore store) {}

        @Override
        public void failed(String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void recovered() {}

        @Override
        public void damaged(String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void turn(LogWriter writer) {}
    }

    /// As many leaves as the ledger takes, at most so many unacknowledged at a time.
    private void batched() throws Exception {
        var room = new Semaphore(OUTSTANDING);
        var leaf = leaf(new Random(1), tickBytes);
        try (var ledger = ledger(root.resolve("batched"))) {
            ledger.start();
            ledger.append(leaf).get(10, TimeUnit.SECONDS);
            long start = System.nanoTime();
            for (int i = 0; i < BATCHED; i++) {
                room.acquire();
                var _ = ledger.append(leaf).thenRun(room::release);
            }
            room.acquire(OUTSTANDING);
            double seconds = (System.nanoTime() - start) / 1e9;
            row(
                    "durable leaves of %d bytes, batched, checkpoints among them"
                            .formatted(tickBytes),
                    "%,.0f a second".formatted(BATCHED / seconds),
                    ">= 20,000 a second");
        }
    }

    /// Each waits for the one before it.
    private void alone() throws Exception {
        var leaf = leaf(new Random(2), tickBytes);
        var times = new ArrayList<Long>();
        try (var ledger = ledger(root.resolve("alone"))) {
            ledger.start();
            ledger.append(leaf).get(10, TimeUnit.SECONDS);
            for (int i = 0; i < ALONE; i++) {
                long start = System.nanoTime();
                ledger.append(leaf).get(10, TimeUnit.SECONDS);
                times.add(System.nanoTime() - start);
            }
        }
        row("one leaf alone, until it is durable", millis(times), "< 20 ms");
    }

    private static String millis(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return "%.3f ms median, %.3f ms 99 %%, %.3f ms longest"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get(sorted.size() * 99 / 100) / 1e6,
                        sorted.getLast() / 1e6);
    }

    private void large() throws IOException {
        var folder = root.resolve("large");
        grow(folder);
        starts(folder);
        try (var store = FolderStore.open(folder)) {
            var note = LogWriter.open(store, KEY).checkpoint();
            var reader = new LogReader(store, Checkpoint.parse(note.text()).good().orElseThrow());
            proofs(reader, note);
        }
        double hashes = (double) size(folder, "tile/entries", false) / leaves;
        double gigabytes = TICKS_IN_TEN_YEARS * (2 + tickBytes + hashes) / 1e9;
        row(
                "ten years of ticks of %d bytes, one every 10 s".formatted(tickBytes),
                "%.1f GB, of which tiles of hashes %.1f bytes a leaf".formatted(gigabytes, hashes),
                "< 25 GB");
    }

    private void grow(Path folder) throws IOException {
        var random = new Random(3);
        try (var store = FolderStore.open(folder)) {
            var writer = LogWriter.open(store, KEY);
            while (writer.size() < leaves) {
                var batch = new ArrayList<byte[]>(STEP);
                while (batch.size() < STEP && writer.size() + batch.size() < leaves) {
                    batch.add(leaf(random, SMALL));
                }
                writer.append(batch);
                writer.publish();
            }
        }
    }

    private void starts(Path folder) throws IOException {
        var times = new ArrayList<Long>();
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            try (var store = FolderStore.open(folder)) {
                LogWriter.open(store, KEY);
            }
            times.add(System.nanoTime() - start);
        }
        row("start with %,d leaves".formatted(leaves), millis(times), "< 2 s");
    }

    private void proofs(LogReader reader, SignedNote note) throws IOException {
        var random = new Random(4);
        var made = new ArrayList<Long>();
        var checked = new ArrayList<Long>();
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(leaves);
            var entry = reader.entry(index);
            long start = System.nanoTime();
            var proof = new ProofFile(Optional.empty(), reader.inclusion(index), note).encode();
            long middle = System.nanoTime();
            boolean good = holds(proof, entry);
            checked.add(System.nanoTime() - middle);
            made.add(middle - start);
            if (!good) {
                throw new IllegalStateException("must hold: the proof of leaf " + index);
            }
        }
        row("proof of one leaf of %,d, as a file".formatted(leaves), millis(made), "< 5 ms");
        row("its verification, signature included", millis(checked), "< 1 ms");
    }

    private static boolean holds(byte[] file, byte[] entry) {
        var proof = ProofFile.parse(file).good().orElseThrow();
        var signed = proof.checkpoint().verified(List.of(KEY.verifier()));
        var checkpoint = Checkpoint.parse(proof.checkpoint().text()).good().orElseThrow();
        return signed instanceof SignedNote.Verified.Signed
                && proof.proof()
                        .holds(TreeHasher.leaf(entry), checkpoint.size(), checkpoint.root());
    }

    /// Bytes of all files but those below `folder`.
    private static long size(Path log, String folder, boolean inside) throws IOException {
        long bytes = 0;
        try (var files = Files.walk(log)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += log.relativize(file).startsWith(folder) == inside ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    private String page() throws IOException, InterruptedException {
        return String.format(
                Locale.ROOT,
                """
                # The ledger on this disk

                | what | measured | goal |
                |---|---|---|
                %s
                An append returns after fdatasync; every second, and whenever 8,192 leaves wait, tiles are \
                written and read again and a checkpoint is signed, on the same thread. The large log has \
                leaves of %d bytes; its files were in the page cache. Verification reads the file of the \
                proof, checks the Ed25519 signature of the log, and goes the path.

                %s- Again: `./noonmark bench LedgerNumbers`
                """,
                table,
                SMALL,
                Surroundings.lines("none"));
    }
}
