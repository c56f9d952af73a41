package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.ComparedTick;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.OffsetFile;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.events.LedgerEvent.TicksDidNotHold;
import org.noonmark.events.StationEvent;
import org.noonmark.ledger.CosigningDesk;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.station.HostSample;
import org.noonmark.station.Start;
import org.noonmark.station.Station;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// An hour of a station whose only source lies by 5 ms for a quarter of it and then tells the
/// truth; the ledger says so without anybody asking.
class MisledStationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TRUE_MINUS_COUNTER = 1_800_000_037L;
    private static final int LIE_ENDS = 900;
    private static final TimeDelta LIE = TimeDelta.ofMillis(5);
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir Path folder;
    private final List<StationEvent> events = new CopyOnWriteArrayList<>();
    private final Station station =
            new Station(
                    StationPolicy.DEFAULT,
                    LeapTable.embedded(),
                    new Start.Fresh(),
                    1,
                    0,
                    event -> {});
    private volatile long now;

    private ScaleMoment moment() {
        long posix = (TRUE_MINUS_COUNTER - 37) * SECOND + now;
        return new ScaleMoment(
                station.snapshot(),
                station.status(now).frequency(),
                new HostSample(now, posix, 0, 0));
    }

    private Reading reading() {
        var truth = TimeDelta.ofSeconds(TRUE_MINUS_COUNTER);
        return new Reading(
                new ClockId("only"),
                now,
                now < LIE_ENDS * SECOND ? truth.plus(LIE) : truth,
                TimeDelta.ofMicros(500),
                TimeDelta.ofMicros(10),
                false,
                LeapWarning.NONE,
                new Upstream(1, 1, TimeDelta.ZERO));
    }

    private StationLedger ledger(ReadingTap tap) {
        var key = LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
        var hash = "0a".repeat(32);
        return new StationLedger(
                () -> FolderStore.open(folder),
                new LedgerStart.Names(key, Duration.ofMillis(10), Optional.empty()),
                new CosigningDesk(Map.of(), what -> {}),
                SampleInflow.of(folder, tap, this::moment, events::add),
                events::add,
                new StationLedger.Introduction("0.1.0", hash, hash, 0, 0));
    }

    private interface Done {
        boolean isSo() throws IOException;
    }

    private static void await(Done done) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!done.isSo()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void run(StationLedger ledger, ReadingTap tap, int seconds) throws IOException {
        var report = SampleStatus.inState("SYNCHRONIZED");
        for (long second = 0; second < seconds; second++) {
            now = second * SECOND;
            if (second % 4 == 0) {
                var reading = reading();
                station.accept(reading);
                tap.accept(reading);
            }
            station.tick(now);
            if (second == 0) {
                await(() -> ledger.ticks() == 0);
            }
            ledger.everySecond(second, report);
        }
    }

    private Map<StatementKind, List<Statement>> statements() throws IOException {
        var log = OpenLog.of(folder);
        var found = new HashMap<StatementKind, List<Statement>>();
        for (var leaf : log.reader().entries(0, log.size())) {
            var statement = ((Statement.Read.Good) Statement.read(leaf)).statement();
            found.computeIfAbsent(statement.kind(), kind -> new ArrayList<>()).add(statement);
        }
        return found;
    }

    private static long nanos(Statement correction, String end) {
        var truth = correction.body().members("truth").orElseThrow();
        return Long.parseLong(truth.text(end).orElseThrow());
    }

    @Test
    void aStationThatWasMisledSaysSoItself() throws IOException {
        var tap = SampleInflow.tap();
        try (var ledger = ledger(tap)) {
            ledger.start();
            run(ledger, tap, 3600);
        }
        var all = statements();
        var ticks = all.get(StatementKind.TICK);
        assertThat(ticks).hasSize(360);
        var wrong = new ArrayList<Long>();
        for (var correction : all.get(StatementKind.CORRECTION)) {
            long n = correction.body().whole("tick").orElseThrow();
            var tick = ticks.get((int) n);
            long truth = (TRUE_MINUS_COUNTER + 10 * n) * SECOND;
            boolean believesLiar = correction.latestNanos().longValueExact() < nanosAt(LIE_ENDS);
            if (!believesLiar) {
                assertThat(nanos(correction, "earliest")).isLessThanOrEqualTo(truth);
                assertThat(nanos(correction, "latest")).isGreaterThanOrEqualTo(truth);
            }
            if (nanos(correction, "latest") < tick.earliestNanos().longValueExact()) {
                wrong.add(n);
            }
        }
        assertThat(wrong).as("ticks of the lie").contains(70L, 80L, 85L);
        assertThat(events)
                .filteredOn(event -> event instanceof TicksDidNotHold)
                .isNotEmpty()
                .first()
                .satisfies(event -> {
                    assertThat(event.severity()).isEqualTo(StationEvent.Severity.ALARM);
                    assertThat(event.text()).contains("time was told wrongly");
                });
        assertThat(all.get(StatementKind.KEY)).hasSize(1);
        assertThat(all.get(StatementKind.LEAP)).hasSize(1);
        assertThat(all.get(StatementKind.MEASURE)).isNotEmpty();
        assertThat(ticks.getLast().body().members("served")).isPresent();
    }

    private static long nanosAt(long second) {
        return (TRUE_MINUS_COUNTER + second) * SECOND;
    }

    @Test
    void whatAnOperatorBringsInIsWrittenAndAForgeryIsNot() throws IOException {
        var tap = SampleInflow.tap();
        var inbox = new CorrectionInbox(folder.resolve(CorrectionInbox.NAME));
        try (var ledger = ledger(tap)) {
            ledger.start();
            run(ledger, tap, 600);
            await(() ->
                    Files.exists(folder.resolve("checkpoint")) && OpenLog.of(folder).size() > 60);
            var utc = LeapTable.embedded().toUtc(TaiInstant.ofSeconds(TRUE_MINUS_COUNTER + 503));
            var line =
                    new OffsetFile.Line(1, utc, LIE, TimeDelta.ofMicros(1), OptionalLong.empty());
            var found =
                    ComparedTick.of(OpenLog.of(folder), LeapTable.embedded(), line, "a laboratory");
            assertThat(found).isInstanceOf(ComparedTick.Found.One.class);
            var asked = ((ComparedTick.Found.One) found).asked();
            var forged = new CorrectionInbox.Asked(0, asked.correction());
            inbox.put(List.of(forged));
            await(() -> Files.exists(inbox.folder().resolve("refused")));
            inbox.put(List.of(asked));
            await(() -> inbox.next().isEmpty());
        }
        var brought =
                statements().get(StatementKind.CORRECTION).stream()
                        .filter(each ->
                                each.body().text("basis").equals(Optional.of("a laboratory")))
                        .toList();
        assertThat(brought).hasSize(1);
        assertThat(brought.getFirst().body().whole("tick")).contains(50L);
        assertThat(nanos(brought.getFirst(), "earliest"))
                .isCloseTo(nanosAt(500) - 1000, org.assertj.core.api.Assertions.within(1_000L));
        assertThat(events)
                .filteredOn(event -> event instanceof StationEvent.StateFileFailed)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.text()).contains("statement 0 of the log is not tick 50"));
    }
}
