package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.ledger.CosigningDesk;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.signing.Ed25519PrivateKey;

class StationLedgerTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long A_WHILE_NANOS = 300_000_000L;
    private static final String HASH = "0a".repeat(32);

    @TempDir Path folder;
    private final LinkedBlockingQueue<StationEvent> events = new LinkedBlockingQueue<>();
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean full;
    private final AtomicInteger openings = new AtomicInteger();
    private final ReadingTap tap = SampleInflow.tap();
    private volatile long seconds;

    /// A folder on a disk that hangs and is then full, as long as the test wants.
    private final class Disk implements LogStore {
        private final LogStore files;

        Disk(LogStore files) {
            this.files = files;
        }

        private void fail() throws IOException {
            if (full) {
                hangs.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("No space left on device");
            }
        }

        @Override
        public Optional<byte[]> read(String name) throws IOException {
            return files.read(name);
        }

        @Override
        public void write(Map<String, byte[]> all) throws IOException {
            fail();
            files.write(all);
        }

        @Override
        public boolean replace(String name, Optional<byte[]> expected, byte[] content)
                throws IOException {
            fail();
            return files.replace(name, expected, content);
        }

        @Override
        public void append(String name, byte[] bytes) throws IOException {
            fail();
            files.append(name, bytes);
        }

        @Override
        public void delete(String name) throws IOException {
            files.delete(name);
        }

        @Override
        public List<String> list(String name) throws IOException {
            return files.list(name);
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }

    private LogStore open() throws IOException {
        if (full && openings.getAndIncrement() > 1) {
            full = false;
        }
        return full ? failing() : new Disk(FolderStore.open(folder));
    }

    private static LogStore failing() throws IOException {
        throw new IOException("No space left on device");
    }

    private ScaleMoment moment() {
        return SampleTicks.momentAt(seconds);
    }

    private StationLedger ledger() {
        var key = LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
        return new StationLedger(
                this::open,
                new LedgerStart.Names(key, Duration.ofMillis(10), Optional.empty()),
                new CosigningDesk(Map.of(), what -> {}),
                SampleInflow.of(folder, tap, this::moment, events::add),
                events::add,
                new StationLedger.Introduction("0.1.0", HASH, HASH, 2, 7));
    }

    private void tick(StationLedger ledger) {
        long later = seconds + 10;
        seconds = later;
        ledger.everySecond(seconds, SampleStatus.inState("SYNCHRONIZED"));
    }

    /// Makes ticks until the newest is under a checkpoint, and nothing waits behind it.
    private void tickUntilWritten(StationLedger ledger) throws IOException {
        long start = System.nanoTime();
        do {
            tick(ledger);
            assertThat(System.nanoTime() - start).isLessThan(PATIENCE_NANOS);
        } while (!isNewestWrittenSoon());
    }

    private boolean isNewestWrittenSoon() throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < A_WHILE_NANOS) {
            Thread.onSpinWait();
            if (Files.exists(folder.resolve("checkpoint")) && isNewestWritten()) {
                return true;
            }
        }
        return false;
    }

    private boolean isNewestWritten() throws IOException {
        var log = OpenLog.of(folder);
        var now = SampleTicks.timeAt(seconds);
        return log.size() > 0
                && log.statement(log.size() - 1)
                        .latestNanos()
                        .toString()
                        .startsWith(String.valueOf(now.interval().latest().seconds()));
    }

    private StationEvent nextEvent() throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return java.util.Objects.requireNonNull(event);
    }

    private List<Statement> ticks() throws IOException {
        var log = OpenLog.of(folder);
        var ticks = new java.util.ArrayList<Statement>();
        for (long i = 0; i < log.size(); i++) {
            if (log.statement(i).kind() == StatementKind.TICK) {
                ticks.add(log.statement(i));
            }
        }
        return ticks;
    }

    /// Every number once, each bound to the one before.
    private void requireOneChain() throws IOException {
        var ticks = ticks();
        for (int n = 0; n < ticks.size(); n++) {
            assertThat(ticks.get(n).body().whole("n")).contains((long) n);
            var before = n == 0 ? null : EvidenceBundle.sha256(ticks.get(n - 1).encode());
            assertThat(ticks.get(n).body().text("previous")).isEqualTo(Optional.ofNullable(before));
        }
    }

    @Test
    void ticksThatWaitedForADiskThatHungAreNumberedOnce() throws Exception {
        try (var ledger = ledger()) {
            ledger.start();
            tickUntilWritten(ledger);
            tickUntilWritten(ledger);
            full = true;
            var incident = new LedgerEvent.LogTakenBack("an event");
            ledger.event(new StampedEvent(1, SampleTicks.timeAt(seconds), incident));
            assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
            tick(ledger);
            tick(ledger);
            goesOn.countDown();
            assertThat(nextEvent())
                    .isEqualTo(new LedgerEvent.LedgerFailed("No space left on device"));
            assertThat(nextEvent()).isEqualTo(new LedgerEvent.LedgerRecovered());
            tickUntilWritten(ledger);
            tickUntilWritten(ledger);
        }
        assertThat(events).as("each is told once").isEmpty();
        assertThat(openings.get()).as("it was tried again while nothing was told").isGreaterThan(1);
        assertThat(ticks()).hasSizeGreaterThanOrEqualTo(6);
        requireOneChain();
    }

    @Test
    void theChainGoesOnInTheNextProcess() throws Exception {
        for (int process = 0; process < 3; process++) {
            try (var ledger = ledger()) {
                ledger.start();
                tickUntilWritten(ledger);
                tickUntilWritten(ledger);
            }
        }
        assertThat(ticks()).hasSizeGreaterThanOrEqualTo(6);
        requireOneChain();
        assertThat(OpenLog.of(folder).reader().damage()).isEmpty();
    }

    @Test
    void aSecondStationOnTheSameFilesIsRefusedWithASentence() throws Exception {
        try (var first = ledger();
                var second = ledger()) {
            first.start();
            tickUntilWritten(first);
            second.start();
            assertThat(nextEvent().text()).contains("another process writes this log");
            tick(second);
            assertThat(second.report().statements()).isZero();
            tickUntilWritten(first);
        }
        requireOneChain();
    }
}
