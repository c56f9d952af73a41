package org.noonmark.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.ledger.witness.WitnessClient;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;

/// Asks every witness for each new checkpoint, one virtual thread for each witness, and hands what
/// they signed to the thread that writes. A witness that is slow or down holds up nobody; it is
/// asked for the newest checkpoint when it is back.
public final class CosigningDesk implements AutoCloseable {
    private static final long RETRY_SECONDS = 10;

    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, SynchronousQueue<Task>> desks = new TreeMap<>();
    private final ConcurrentLinkedQueue<Signed> signed = new ConcurrentLinkedQueue<>();
    private final Map<String, Outcome> latest = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final Consumer<String> ahead;
    private volatile boolean stopping;

    private record Task(SignedNote checkpoint, LogStore store) {}

    private record Signed(String text, List<SignatureLine> lines) {}

    /// @param witnesses by their name in the policy
    /// @param ahead is told, from any thread, when a witness has seen more of our log than there
    ///   is, or another history of it
    public CosigningDesk(Map<String, WitnessClient> witnesses, Consumer<String> ahead) {
        this.ahead = ahead;
        witnesses.forEach((name, client) -> {
            desks.put(name, new SynchronousQueue<>());
            threads.add(
                    Thread.ofVirtual().name("witness-" + name).unstarted(() -> run(name, client)));
        });
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /// Offers a checkpoint to every witness that is not busy; the others get a later one.
    public void published(SignedNote checkpoint, LogStore store) {
        desks.values().forEach(desk -> desk.offer(new Task(checkpoint, store)));
    }

    /// Adds to the log what has been signed since.
    public void collect(LogWriter writer) throws IOException {
        for (var each = signed.poll(); each != null; each = signed.poll()) {
            writer.cosign(each.text, each.lines);
        }
    }

    /// What each witness said last, by its name.
    public Map<String, Outcome> latest() {
        return new TreeMap<>(latest);
    }

    /// How many statements each witness has signed since the start, by its name.
    public Map<String, Long> sizes() {
        return new TreeMap<>(sizes);
    }

    private void run(String name, WitnessClient client) {
        var desk = desks.get(name);
        while (!stopping && desk != null) {
            try {
                var task = desk.poll(RETRY_SECONDS, TimeUnit.SECONDS);
                if (task != null) {
                    ask(name, client, task);
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void ask(String name, WitnessClient client, Task task) {
        var checkpoint = Checkpoint.parse(task.checkpoint.text()).good().orElseThrow();
        var outcome = outcome(client, task, checkpoint);
        var before = latest.get(name);
        switch (outcome) {
            case Outcome.Cosigned(var lines) -> {
                sizes.put(name, checkpoint.size());
                signed.add(new Signed(task.checkpoint.text(), lines));
            }
            case Outcome.Ahead(long size) -> {
                if (!outcome.equals(before)) {
                    ahead.accept(
                            "%s has signed %d statements of this log, which has %d"
                                    .formatted(name, size, checkpoint.size()));
                }
            }
            case Outcome.Forked(long size) -> {
                if (!outcome.equals(before)) {
                    ahead.accept(
                            "%s has signed another history of this log, of %d statements"
                                    .formatted(name, size));
                }
            }
            case Outcome.Refused refused -> {
                // Told by the quorum that is missing, and shown by status.
            }
        }
        // Last: who sees it sees what follows from it, too.
        latest.put(name, outcome);
    }

    /// A fault of the program must not silence a witness for ever.
    private static Outcome outcome(WitnessClient client, Task task, Checkpoint checkpoint) {
        try {
            return client.ask(task.checkpoint, new LogReader(task.store, checkpoint));
        } catch (RuntimeException bug) {
            return new Outcome.Refused("could not be asked, the program failed: " + bug);
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }
}
