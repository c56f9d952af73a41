package org.noonmark.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.noonmark.ledger.log.DamagedLog;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;

/// Writes the log of a station on a thread of its own.
public final class Ledger implements AutoCloseable {
    private static final int QUEUE = 8192;
    private static final int BATCH = 1024;
    private static final int MOST_PENDING = 8192;
    private static final long RETRY_MILLIS = 1000;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Opening opening;
    private final LogKey key;
    private final Duration publishInterval;
    private final Watcher watcher;
    private final LongSupplier nanos;
    private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);

    /// Whoever offers a leaf holds it: once `ended` is set, nothing comes into the queue any more.
    private final Object gate = new Object();

    /// Guarded by `gate`.
    private boolean ended;

    private final AtomicLong refused = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("ledger").unstarted(this::run);

    /// Handed to a writer that failed; whether they are in the log shows when it is opened again.
    /// Owned by the thread, like the index that the first was to have.
    private List<Waiting> unsure = List.of();

    private long unsureFrom;

    /// Owned by the thread.
    private boolean failureTold;

    private volatile boolean stopping;
    private volatile LedgerStatus status = LedgerStatus.starting();

    /// A leaf that is not in the log yet.
    private static final class Waiting {
        private final byte[] leaf;
        private final CompletableFuture<Long> index = new CompletableFuture<>();

        Waiting(byte[] leaf) {
            this.leaf = leaf;
        }
    }

    /// Opens the files of the log.
    @FunctionalInterface
    public interface Opening {
        /// Takes them for this process.
        LogStore open() throws IOException;
    }

    /// Is told on the thread of the ledger, and must not block it.
    public interface Watcher {
        /// A new checkpoint is out, or the newest one was found when the files were opened.
        void published(SignedNote checkpoint, LogStore store);

        /// Nothing can be written now; it is tried again every second.
        void failed(String reason);

        /// It can be written again.
        void recovered();

        /// Going on could fork the log, so nothing will be written until somebody has looked.
        void damaged(String reason);

        /// What is to be done beside writing, several times a second.
        void turn(LogWriter writer) throws IOException;
    }

    /// @param publishInterval the longest that a statement waits for a checkpoint
    /// @param nanos a clock that only runs forward
    public Ledger(
            Opening opening,
            LogKey key,
            Duration publishInterval,
            Watcher watcher,
            LongSupplier nanos) {
        this.opening = opening;
        this.key = key;
        this.publishInterval = publishInterval;
        this.watcher = watcher;
        this.nanos = nanos;
    }

    public void start() {
        thread.start();
    }

    /// Takes a leaf of at most 65,535 bytes.
    ///
    /// @return its index, once it is durable, which a disk that fails delays; fails when the queue
    ///   is full, and when the ledger has ended (then nobody knows whether it will be in the log)
    public CompletableFuture<Long> append(byte[] leaf) {
        if (leaf.length > LogWriter.MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException(
                    "must be <= %d bytes: length=%d"
                            .formatted(LogWriter.MAX_ENTRY_BYTES, leaf.length));
        }
        var waiting = new Waiting(leaf.clone());
        if (!isTaken(waiting)) {
            refused.incrementAndGet();
            waiting.index.completeExceptionally(
                    new IOException("the ledger takes no statement now"));
        }
        return waiting.index;
    }

    private boolean isTaken(Waiting waiting) {
        synchronized (gate) {
            return !ended && !stopping && !status.isDamaged() && queue.offer(waiting);
        }
    }

    /// Takes a leaf for which nobody waits.
    public void write(byte[] leaf) {
        var _ = append(leaf);
    }

    /// How many leaves it did not take.
    public long refusedCount() {
        return refused.get();
    }

    /// How it stands.
    public LedgerStatus status() {
        return status;
    }

    private void run() {
        try {
            writeUntilStopped();
        } catch (DamagedLog damaged) {
            end(String.valueOf(damaged.getMessage()));
        } catch (RuntimeException | Error broken) {
            // Nothing is known of the program any more, nor of what it would write.
            end("the program failed: " + broken);
            throw broken;
        } finally {
            refuseAll();
        }
    }

    private void writeUntilStopped() throws DamagedLog {
        do {
            try (var store = opening.open()) {
                write(LogWriter.open(store, key), store);
                return;
            } catch (DamagedLog damaged) {
                throw damaged;
            } catch (IOException failed) {
                failing(String.valueOf(failed.getMessage()));
            } catch (RuntimeException bug) {
                // As after a crash, the files are opened anew and say what was written.
                failing("the program failed: " + bug);
            }
            if (stopping || isInterruptedAfter(RETRY_MILLIS)) {
                return;
            }
        } while (true);
    }

    private void failing(String reason) {
        status = status.failing(reason);
        if (!failureTold) {
            failureTold = true;
            watcher.failed(reason);
        }
    }

    private void recovered() {
        if (failureTold) {
            failureTold = false;
            watcher.recovered();
        }
    }

    private static boolean isInterruptedAfter(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException stop) {
            return true;
        }
    }

    private void end(String reason) {
        status = status.damaged(reason);
        watcher.damaged(reason);
    }

    private void refuseAll() {
        synchronized (gate) {
            ended = true;
        }
        refuse(unsure);
        for (var waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            refuse(List.of(waiting));
        }
    }

    private void refuse(List<Waiting> leaves) {
        for (var waiting : leaves) {
            refused.incrementAndGet();
            waiting.index.completeExceptionally(new IOException("the ledger has ended"));
        }
    }

    private void write(LogWriter writer, LogStore store) throws IOException {
        writer.publish();
        settle(writer, store);
        // Told even when it is the old one: whoever reads the log has a new store to read from.
        tell(writer.publish(), writer, store);
        long due = nanos.getAsLong() + publishInterval.toNanos();
        while (true) {
            var batch = batch();
            if (!batch.isEmpty()) {
                append(writer, batch);
            }
            watcher.turn(writer);
            boolean last = stopping && queue.isEmpty();
            if (last || writer.pending() >= MOST_PENDING || nanos.getAsLong() - due >= 0) {
                publish(writer, store);
                due = nanos.getAsLong() + publishInterval.toNanos();
            }
            status = LedgerStatus.writing(writer.size(), writer.pending(), writer.checkpoint());
            // Not before all of it worked once: files that open and cannot be written are no good.
            recovered();
            if (last) {
                return;
            }
        }
    }

    private List<Waiting> batch() {
        var batch = new ArrayList<Waiting>();
        try {
            var first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException stop) {
            stopping = true;
        }
        return batch;
    }

    private void append(LogWriter writer, List<Waiting> batch) throws IOException {
        unsure = batch;
        unsureFrom = writer.size();
        writer.append(leaves(batch));
        acknowledge();
    }

    private static List<byte[]> leaves(List<Waiting> batch) {
        return batch.stream().map(waiting -> waiting.leaf).toList();
    }

    private void acknowledge() {
        long index = unsureFrom;
        for (var waiting : unsure) {
            waiting.index.complete(index++);
        }
        unsure = List.of();
    }

    /// Appends what the last writer failed with, unless it is in the log after all.
    private void settle(LogWriter writer, LogStore store) throws IOException {
        if (unsure.isEmpty()) {
            return;
        }
        var checkpoint = Checkpoint.parse(writer.checkpoint().text()).good().orElseThrow();
        long end = unsureFrom + unsure.size();
        if (end <= checkpoint.size()
                && isSame(
                        new LogReader(store, checkpoint).entries(unsureFrom, end),
                        leaves(unsure))) {
            acknowledge();
        } else {
            append(writer, unsure);
        }
    }

    private static boolean isSame(List<byte[]> some, List<byte[]> others) {
        return Arrays.deepEquals(some.toArray(), others.toArray());
    }

    private void publish(LogWriter writer, LogStore store) throws IOException {
        var before = writer.checkpoint();
        var now = writer.publish();
        if (!now.equals(before)) {
            tell(now, writer, store);
        }
    }

    private void tell(SignedNote checkpoint, LogWriter writer, LogStore store) {
        status = LedgerStatus.writing(writer.size(), writer.pending(), checkpoint);
        watcher.published(checkpoint, store);
    }

    /// Writes what is waiting, publishes a last checkpoint, and lets the files go.
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(STOP);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
