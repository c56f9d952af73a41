package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.ledger.StationStatements;
import org.noonmark.app.ledger.Ticks;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.EventSink;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.StampedEvent;
import org.noonmark.ledger.CosigningDesk;
import org.noonmark.ledger.Ledger;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.StandardTime;

/// What a running station writes down: what runs with which configuration, a tick every ten
/// seconds, and every event. Time never waits for it.
final class StationLedger implements AutoCloseable, Ledger.Watcher {
    private static final int TICK_SECONDS = 10;

    private final Ledger ledger;
    private final CosigningDesk witnesses;
    private final ForeignTime foreign;
    private final Optional<LogPolicy> policy;
    private final EventSink events;
    private final Supplier<StandardTime> clock;
    private final Introduction introduction;
    private final Object lock = new Object();

    /// Where the chain of ticks stands; null until the log has been read, and again when a tick was
    /// not taken. Guarded by `lock`.
    private @Nullable Ticks ticks;

    /// Ticks that were handed over and are not known to be in the log. Guarded by `lock`.
    private int waiting;

    private boolean introduced;

    /// Written by the thread of the ledger.
    private volatile boolean quorumMissing;

    // Owned by the thread of the ledger.
    private boolean unreadableTold;
    private @Nullable SignedNote judged;

    /// What runs.
    ///
    /// @param configuration SHA-256, hexadecimal
    record Introduction(String version, String software, String configuration) {}

    StationLedger(
            Ledger.Opening opening,
            LedgerStart.Names names,
            CosigningDesk witnesses,
            ForeignTime foreign,
            EventSink events,
            Supplier<StandardTime> clock,
            Introduction introduction) {
        this.ledger =
                new Ledger(opening, names.key(), names.publishInterval(), this, System::nanoTime);
        this.witnesses = witnesses;
        this.foreign = foreign;
        this.policy = names.policy();
        this.events = events;
        this.clock = clock;
        this.introduction = introduction;
    }

    void start() {
        witnesses.start();
        foreign.start();
        ledger.start();
    }

    /// Writes down an event; RECORDs of what nobody is shown, too.
    void event(StampedEvent event) {
        StationStatements.of(event).ifPresent(statement -> ledger.write(statement.encode()));
    }

    /// Writes a tick when one is due.
    ///
    /// @param seconds since the start
    void everySecond(long seconds, StatusReport report) {
        if (seconds % TICK_SECONDS != 0) {
            return;
        }
        synchronized (lock) {
            if (ticks == null) {
                return;
            }
            introduce();
            var tick = ticks.next(clock.get(), report);
            var leaf = tick.encode();
            ticks = ticks.after(leaf);
            waiting++;
            var _ = ledger.append(leaf).whenComplete((_, failed) -> arrived(failed == null));
        }
    }

    private void arrived(boolean known) {
        synchronized (lock) {
            waiting--;
            ticks = known ? ticks : null;
        }
    }

    /// How many ticks the log has; -1 while that is not known.
    long ticks() {
        synchronized (lock) {
            return ticks == null ? -1 : ticks.number();
        }
    }

    /// Writes down what a foreign server signed; ticks bind it once it is durable.
    private void writeForeign(Statement external) {
        var leaf = external.encode();
        var _ =
                ledger.append(leaf)
                        .thenRun(() -> {
                            synchronized (lock) {
                                ticks = ticks == null ? null : ticks.afterForeign(leaf);
                            }
                        });
    }

    private void introduce() {
        if (!introduced) {
            introduced = true;
            var now = clock.get();
            var software =
                    StationStatements.software(
                            now, introduction.version(), introduction.software());
            ledger.write(software.encode());
            ledger.write(
                    StationStatements.configuration(now, introduction.configuration()).encode());
        }
    }

    private void forgetTicks() {
        synchronized (lock) {
            ticks = null;
        }
    }

    @Override
    public void published(SignedNote checkpoint, LogStore store) {
        witnesses.published(checkpoint, store);
        foreign.published(Checkpoint.parse(checkpoint.text()).good().orElseThrow());
        boolean lost;
        synchronized (lock) {
            // A tick that still waits would be given a number a second time.
            lost = ticks == null && waiting == 0;
        }
        if (lost) {
            // Outside the lock, which the station's main loop takes; only here a chain is found.
            var found = read(checkpoint, store);
            synchronized (lock) {
                ticks = found;
            }
        }
    }

    private @Nullable Ticks read(SignedNote note, LogStore store) {
        try {
            var checkpoint = Checkpoint.parse(note.text()).good().orElseThrow();
            var found = Ticks.last(new LogReader(store, checkpoint));
            if (unreadableTold) {
                unreadableTold = false;
                recovered();
            }
            return found;
        } catch (IOException unreadable) {
            if (!unreadableTold) {
                unreadableTold = true;
                failed(String.valueOf(unreadable.getMessage()));
            }
            return null;
        }
    }

    @Override
    public void turn(LogWriter writer) throws IOException {
        var before = writer.checkpoint();
        witnesses.collect(writer);
        for (var reply = foreign.poll(); reply != null; reply = foreign.poll()) {
            writeForeign(reply);
        }
        if (judged != null && !judged.text().equals(before.text())) {
            judge(judged);
        }
        judged = writer.checkpoint();
    }

    /// A checkpoint is judged when the next is out: until then its witnesses had time to sign.
    private void judge(SignedNote checkpoint) {
        var asked = policy.flatMap(LogPolicy::quorum);
        if (asked.isEmpty()) {
            return;
        }
        boolean met = policy.orElseThrow().judge(checkpoint) instanceof LogPolicy.Judged.Accepted;
        if (met && quorumMissing) {
            events.publish(new LedgerEvent.QuorumReached(asked.orElseThrow().text()));
        } else if (!met && !quorumMissing) {
            var reasons = Witnesses.reasons(witnesses.latest());
            events.publish(new LedgerEvent.QuorumMissing(asked.orElseThrow().text(), reasons));
        }
        quorumMissing = !met;
    }

    @Override
    public void failed(String reason) {
        events.publish(new LedgerEvent.LedgerFailed(reason));
    }

    @Override
    public void recovered() {
        events.publish(new LedgerEvent.LedgerRecovered());
    }

    @Override
    public void damaged(String reason) {
        forgetTicks();
        events.publish(new LedgerEvent.LedgerDamaged(reason));
    }

    /// How it stands, for people.
    StatusReport.Ledger report() {
        var status = ledger.status();
        var text =
                status.checkpoint()
                        .map(note -> new String(note.encode(), StandardCharsets.UTF_8))
                        .orElse("");
        var origin = text.lines().findFirst().orElse("");
        return new StatusReport.Ledger(
                origin,
                status.size(),
                status.pending(),
                status.trouble(),
                ledger.refusedCount(),
                Witnesses.texts(witnesses.latest()),
                witnesses.sizes(),
                quorumMissing ? policy.flatMap(LogPolicy::quorum).orElseThrow().text() : "",
                foreign.texts());
    }

    @Override
    public void close() {
        foreign.close();
        ledger.close();
        witnesses.close();
    }
}
