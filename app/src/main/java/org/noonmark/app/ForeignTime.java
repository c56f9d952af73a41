package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.ledger.StationStatements;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.statement.Statement;
import org.noonmark.sources.PacedThread;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.time.StandardTime;

/// Has foreign Roughtime servers sign the hash of the newest checkpoint every few minutes, and
/// writes their replies down: what is in that checkpoint is older than the reply, and what binds
/// the reply is younger, whatever this station says. Without servers it does nothing.
final class ForeignTime implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final List<RoughtimePeer> peers;
    private final Duration interval;
    private final Asking asking;
    private final Supplier<StandardTime> clock;
    private final LongSupplier counterNanos;
    private final RandomGenerator random;
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Statement> replies = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Checkpoint newest;
    private final PacedThread thread = new PacedThread("foreign-time", STEP, this::step);

    // Owned by the thread.
    private long dueNanos;
    private @Nullable Checkpoint signed;

    /// Asks one server.
    @FunctionalInterface
    interface Asking {
        /// Has it sign 32 bytes.
        ///
        /// @throws IOException with the reason, when no valid response came
        ChainAnswer sign(byte[] nonce, RoughtimePeer peer) throws IOException;
    }

    /// @param interval from one round to the next, while there are new checkpoints
    /// @param counterNanos a counter that never goes back
    ForeignTime(
            List<RoughtimePeer> peers,
            Duration interval,
            Asking asking,
            Supplier<StandardTime> clock,
            LongSupplier counterNanos,
            RandomGenerator random) {
        this.peers = List.copyOf(peers);
        this.interval = interval;
        this.asking = asking;
        this.clock = clock;
        this.counterNanos = counterNanos;
        this.random = random;
        this.dueNanos = counterNanos.getAsLong();
    }

    void start() {
        if (!peers.isEmpty()) {
            thread.start();
        }
    }

    /// Offers a checkpoint; the newest one is signed when the next round is due.
    void published(Checkpoint checkpoint) {
        newest = checkpoint;
    }

    /// Takes the next reply to write down; null when there is none.
    @Nullable Statement poll() {
        return replies.poll();
    }

    private void step() {
        if (counterNanos.getAsLong() - dueNanos < 0) {
            return;
        }
        var checkpoint = newest;
        if (checkpoint != null && checkpoint.size() > 0 && !checkpoint.equals(signed)) {
            signed = checkpoint;
            dueNanos = counterNanos.getAsLong() + interval.toNanos();
            round(checkpoint);
        }
    }

    /// In random order: the last reply is the one that ticks bind, and everybody shall be it.
    private void round(Checkpoint checkpoint) {
        var order = new ArrayList<>(peers);
        Collections.shuffle(order, random);
        for (var peer : order) {
            try {
                var answer = asking.sign(nonce(checkpoint), peer);
                latest.put(peer.name(), written(checkpoint, answer));
            } catch (IOException silent) {
                latest.put(peer.name(), String.valueOf(silent.getMessage()));
            }
        }
    }

    private String written(Checkpoint checkpoint, ChainAnswer answer) {
        var statement = StationStatements.external(clock.get(), checkpoint, answer);
        statement.ifPresent(replies::add);
        return statement.isPresent()
                ? "signed a log of %d statements".formatted(checkpoint.size())
                : "its response is too long for a statement";
    }

    private static byte[] nonce(Checkpoint checkpoint) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }

    /// What each server said last, by its name.
    Map<String, String> texts() {
        return new TreeMap<>(latest);
    }

    @Override
    public void close() {
        if (!peers.isEmpty()) {
            thread.close();
        }
    }
}
