package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.ledger.KeyStatements;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.app.ledger.ServedExtremes;
import org.noonmark.app.ledger.StationStatements;
import org.noonmark.app.ledger.TickWindow;
import org.noonmark.app.ledger.Ticks;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.ApprovalEvent.ConfigurationApproved;
import org.noonmark.events.EventSink;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.ledger.CosigningDesk;
import org.noonmark.ledger.Ledger;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.LeapTable;

/// What a running station writes down: what runs with which configuration, a tick every ten
/// seconds, and every event. Time never waits for it.
final class StationLedger implements AutoCloseable, Ledger.Watcher {
    private static final int TICK_SECONDS = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Ledger ledger;
    private final CosigningDesk witnesses;
    private final ForeignTime foreign;
    private final Optional<LogPolicy> policy;
    private final EventSink events;
    private final Supplier<ScaleMoment> moments;
    private final Measurements measurements;
    private final CorrectionDesk corrections;
    private final LogKey key;
    private final Introduction introduction;
    private final ServedExtremes served = new ServedExtremes();
    private final Object lock = new Object();

    /// Where the chain of ticks stands; null until the log has been read, and again when a tick was
    /// not taken. Guarded by `lock`.
    private @Nullable Ticks ticks;

    /// Ticks that were handed over and are not known to be in the log. Guarded by `lock`.
    private int waiting;

    private final Queue<ApprovalEvent.Attempt> approvals = new ConcurrentLinkedQueue<>();

    /// The last hour of ticks. Guarded by `lock`.
    private final TickWindow window = new TickWindow();

    private boolean introduced;
    private @Nullable LeapTable statedLeaps;

    /// Written by the thread of the ledger.
    private volatile boolean quorumMissing;

    // Owned by the thread of the ledger.
    private boolean unreadableTold;
    private @Nullable SignedNote judged;
    private @Nullable LogReader newest;
    private long sideNanos = System.nanoTime();

    /// What runs.
    ///
    /// @param configuration SHA-256, hexadecimal
    /// @param needed how many people have to sign a change of it
    record Introduction(
            String version, String software, String configuration, int needed, long revision) {}

    /// What comes into the log beside ticks and events.
    ///
    /// @param moments what the station's scale is now
    record Inflow(
            ForeignTime foreign,
            Measurements measurements,
            CorrectionDesk corrections,
            Supplier<ScaleMoment> moments) {}

    StationLedger(
            Ledger.Opening opening,
            LedgerStart.Names names,
            CosigningDesk witnesses,
            Inflow inflow,
            EventSink events,
            Introduction introduction) {
        this.ledger =
                new Ledger(opening, names.key(), names.publishInterval(), this, System::nanoTime);
        this.witnesses = witnesses;
        this.foreign = inflow.foreign();
        this.measurements = inflow.measurements();
        this.corrections = inflow.corrections();
        this.moments = inflow.moments();
        this.policy = names.policy();
        this.key = names.key();
        this.events = events;
        this.introduction = introduction;
    }

    void start() {
        witnesses.start();
        foreign.start();
        corrections.start();
        ledger.start();
    }

    /// Writes down an event; RECORDs of what nobody is shown, too.
    void event(StampedEvent event) {
        if (event.event() instanceof StationEvent.LocalCounterPaused) {
            synchronized (lock) {
                // By the counter, nothing can be said any more of what was before.
                window.clear();
            }
        }
        var table = moments.get().table();
        var statement = StationStatements.of(event, table);
        if (event.event() instanceof ConfigurationApproved approved) {
            var _ =
                    ledger.append(statement.orElseThrow().encode())
                            .thenRun(() -> approvals.add(approved.attempt()));
        } else {
            statement.ifPresent(this::write);
        }
    }

    /// Approvals that came to be in the log; once.
    List<ApprovalEvent.Attempt> takeApprovals() {
        var taken = new ArrayList<ApprovalEvent.Attempt>();
        for (var next = approvals.poll(); next != null; next = approvals.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private void write(Statement statement) {
        ledger.write(statement.encode());
    }

    /// Writes a tick when one is due.
    ///
    /// @param seconds since the start
    void everySecond(long seconds, StatusReport report) {
        var moment = moments.get();
        served.sample(moment);
        if (seconds % TICK_SECONDS != 0) {
            return;
        }
        synchronized (lock) {
            if (ticks == null) {
                return;
            }
            introduce(moment);
            var tick = ticks.next(moment.time(), report, served);
            var leaf = tick.encode();
            window.add(ticks.number(), EvidenceBundle.sha256(leaf), moment);
            ticks = ticks.after(leaf);
            waiting++;
            var _ = ledger.append(leaf).whenComplete((_, failed) -> arrived(failed == null));
            lookBack(moment);
        }
    }

    /// Says what became of earlier ticks.
    private void lookBack(ScaleMoment moment) {
        var found = window.look(moment);
        for (var correction : found.corrections()) {
            write(correction.statement(moment.time()));
        }
        found.alarm().ifPresent(events::publish);
    }

    private void arrived(boolean known) {
        synchronized (lock) {
            waiting--;
            if (!known) {
                ticks = null;
                window.clear();
            }
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

    private void introduce(ScaleMoment moment) {
        var now = moment.time();
        if (!introduced) {
            introduced = true;
            write(StationStatements.software(now, introduction.version(), introduction.software()));
            write(
                    StationStatements.configuration(
                            now,
                            introduction.configuration(),
                            introduction.needed(),
                            introduction.revision()));
            write(KeyStatements.log(now, key.verifier()));
            key.secondVerifier().ifPresent(second -> write(KeyStatements.log(now, second)));
            for (var witness : policy.map(LogPolicy::witnesses).orElse(List.of())) {
                write(KeyStatements.witness(now, witness.key()));
            }
        }
        if (!moment.table().equals(statedLeaps)) {
            statedLeaps = moment.table();
            write(StationStatements.leap(now, statedLeaps));
        }
    }

    private void forgetTicks() {
        synchronized (lock) {
            ticks = null;
            window.clear();
        }
    }

    @Override
    public void published(SignedNote checkpoint, LogStore store) {
        witnesses.published(checkpoint, store);
        var parsed = Checkpoint.parse(checkpoint.text()).good().orElseThrow();
        foreign.published(parsed);
        newest = new LogReader(store, parsed);
        boolean lost;
        synchronized (lock) {
            // A tick that still waits would be given a number a second time.
            lost = ticks == null && waiting == 0;
        }
        if (lost) {
            // Outside the lock, which the station's main loop takes; only here a chain is found.
            var found = read(newest);
            synchronized (lock) {
                ticks = found;
            }
        }
    }

    private @Nullable Ticks read(LogReader log) {
        try {
            var found = Ticks.last(log);
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
        everySecondBeside();
        if (judged != null && !judged.text().equals(before.text())) {
            judge(judged);
        }
        judged = writer.checkpoint();
    }

    private void everySecondBeside() {
        if (newest != null && System.nanoTime() - sideNanos >= SECOND_NANOS) {
            sideNanos = System.nanoTime();
            measurements.step(false, this::write);
            corrections.step(newest, statement -> ledger.append(statement.encode()));
        }
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
        measurements.step(true, this::write);
        ledger.close();
        witnesses.close();
    }
}
