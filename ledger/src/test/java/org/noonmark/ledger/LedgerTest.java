package org.noonmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.signing.Ed25519PrivateKey;

final class LedgerTest {
    private static final LogKey KEY =
            LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));

    private final Told told = new Told();

    private static final class Told implements Ledger.Watcher {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final AtomicReference<Checkpoint> newest = new AtomicReference<>();
        private final CountDownLatch failed = new CountDownLatch(1);
        private final AtomicInteger faults = new AtomicInteger();

        @Override
        public void published(SignedNote checkpoint, LogStore store) {
            newest.set(Checkpoint.parse(checkpoint.text()).good().orElseThrow());
        }

        @Override
        public void failed(String reason) {
            lines.add("failed: " + reason);
            failed.countDown();
        }

        @Override
        public void recovered() {
            lines.add("recovered");
        }

        @Override
        public void damaged(String reason) {
            lines.add("damaged: " + reason);
        }

        @Override
        public void turn(LogWriter writer) {
            if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("a fault");
            }
        }
    }

    private static byte[] leaf(int i) {
        return ("leaf " + i).getBytes(StandardCharsets.US_ASCII);
    }

    private Ledger ledger(Ledger.Opening opening) {
        return new Ledger(opening, KEY, Duration.ofMillis(1), told, System::nanoTime);
    }

    @Test
    void whatIsAppendedFromManyThreadsIsInTheLogInOrder() throws Exception {
        var store = new MemoryStore();
        var futures = new ArrayList<CompletableFuture<Long>>();
        try (var ledger = ledger(() -> store)) {
            ledger.start();
            for (int i = 0; i < 5000; i++) {
                futures.add(ledger.append(leaf(i)));
            }
            for (int i = 0; i < futures.size(); i++) {
                assertThat(futures.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
        var reader = new LogReader(store, told.newest.get());
        assertThat(reader.checkpoint().size()).isEqualTo(5000);
        assertThat(reader.entry(4321)).isEqualTo(leaf(4321));
        assertThat(told.lines).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsIsTriedAgainAndEveryLeafIsInTheLogOnce(MemoryStore.Fault fault)
            throws Exception {
        for (int write : new int[] {5, 7}) {
            told.lines.clear();
            var first = new MemoryStore();
            first.failAt(write, fault);
            var stores = new ArrayList<MemoryStore>();
            try (var ledger =
                    ledger(() -> stores.isEmpty() ? begin(stores, first) : next(stores))) {
                ledger.start();
                for (int i = 0; i < 40; i++) {
                    assertThat(ledger.append(leaf(i)).get(10, TimeUnit.SECONDS)).isEqualTo(i);
                }
            }
            assertThat(told.lines).containsExactly("failed: the write failed", "recovered");
            var reader = new LogReader(stores.getLast(), told.newest.get());
            assertThat(reader.checkpoint().size()).isEqualTo(40);
            for (int i = 0; i < 40; i++) {
                assertThat(reader.entry(i)).isEqualTo(leaf(i));
            }
        }
    }

    private static MemoryStore begin(List<MemoryStore> stores, MemoryStore first) {
        stores.add(first);
        return first;
    }

    /// The next process finds what the last one left.
    private static MemoryStore next(List<MemoryStore> stores) {
        stores.add(stores.getLast().restarted());
        return stores.getLast();
    }

    @Test
    void everyLeafHasAnAnswerWhenTheLedgerEnds() throws Exception {
        for (int round = 0; round < 30; round++) {
            var store = new MemoryStore();
            var futures = new ConcurrentLinkedQueue<CompletableFuture<Long>>();
            var writers = new ArrayList<Thread>();
            try (var ledger = ledger(() -> store)) {
                ledger.start();
                for (int i = 0; i < 3; i++) {
                    writers.add(
                            Thread.startVirtualThread(() -> appendUntilRefused(ledger, futures)));
                }
                futures.add(ledger.append(leaf(0)));
            }
            for (var writer : writers) {
                writer.join();
            }
            for (var future : futures) {
                future.exceptionally(refused -> -1L).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void appendUntilRefused(
            Ledger ledger, ConcurrentLinkedQueue<CompletableFuture<Long>> futures) {
        for (int i = 0; i < 2000; i++) {
            var future = ledger.append(leaf(i));
            futures.add(future);
            if (future.isCompletedExceptionally()) {
                return;
            }
        }
    }

    @Test
    void aFaultOfTheProgramIsToldAndTriedAgain() throws Exception {
        var stores = new ArrayList<MemoryStore>();
        told.faults.set(1);
        try (var ledger =
                ledger(() -> stores.isEmpty() ? begin(stores, new MemoryStore()) : next(stores))) {
            ledger.start();
            assertThat(ledger.append(leaf(0)).get(10, TimeUnit.SECONDS)).isEqualTo(0);
            assertThat(told.failed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ledger.append(leaf(1)).get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(told.lines)
                .containsExactly(
                        "failed: the program failed: java.lang.IllegalStateException: a fault",
                        "recovered");
        assertThat(new LogReader(stores.getLast(), told.newest.get()).entry(0)).isEqualTo(leaf(0));
    }

    @Test
    void anErrorEndsTheLedgerAloud() throws Exception {
        try (var ledger =
                ledger(() -> {
                    throw new StackOverflowError("deep");
                })) {
            ledger.start();
            var future = ledger.append(leaf(0));
            assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(ledger.status().isDamaged()).isTrue();
        }
        assertThat(told.lines)
                .containsExactly("damaged: the program failed: java.lang.StackOverflowError: deep");
    }

    @Test
    void aDiskThatCanOnlyBeReadFailsOnceAndLosesNothing() throws Exception {
        var stores = new ArrayList<>(List.of(new MemoryStore()));
        var readOnly = new AtomicBoolean(true);
        try (var ledger =
                ledger(() -> {
                    next(stores).failWhile(readOnly::get, "Read-only file system");
                    return stores.getLast();
                })) {
            ledger.start();
            var future = ledger.append(leaf(0));
            assertThat(told.failed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(future).isNotDone();
            assertThat(ledger.status().trouble()).isEqualTo("Read-only file system");
            readOnly.set(false);
            assertThat(future.get(10, TimeUnit.SECONDS)).isEqualTo(0);
        }
        assertThat(told.lines).containsExactly("failed: Read-only file system", "recovered");
    }

    @Test
    void aDamagedLogIsNotGoneOnWith() throws Exception {
        var store = new MemoryStore();
        store.files().put("checkpoint", "nonsense".getBytes(StandardCharsets.US_ASCII));
        try (var ledger = ledger(() -> store)) {
            ledger.start();
            var future = ledger.append(leaf(0));
            assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
        }
        assertThat(told.lines).containsExactly("damaged: checkpoint: is no signed note");
        assertThat(store.files()).hasSize(1);
    }
}
