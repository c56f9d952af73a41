package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.app.ledger.ServedExtremes;
import org.noonmark.app.ledger.Ticks;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeInterval;

/// The data folder of a station that has written a log: ticks every 10 s from [SampleTicks#START]
/// on, known to a microsecond, and what a test adds.
final class WrittenLog {
    static final LogKey KEY = LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));

    final List<Statement> statements = new ArrayList<>();
    private final Path data;
    private Ticks ticks = new Ticks(0, Optional.empty(), Optional.empty());

    WrittenLog(Path data) throws IOException {
        this.data = data;
        Files.writeString(data.resolve(LedgerStart.VERIFIER), KEY.verifier() + "\n");
    }

    /// The next tick, whose clock is so far ahead of what it should be.
    Statement tick(long aheadSeconds) {
        return tick(SampleTicks.timeAt(10 * ticks.number() + aheadSeconds));
    }

    /// The next tick, of a station that does not know the time.
    Statement unknownTick() {
        return tick(new StandardTime(TimeInterval.EVERYTHING, ClockState.STARTING));
    }

    private Statement tick(StandardTime time) {
        var tick = ticks.next(time, SampleStatus.inState("SYNCHRONIZED"), new ServedExtremes());
        ticks = ticks.after(tick.encode());
        return add(tick);
    }

    /// The next tick binds this statement.
    void bind(Statement external) {
        ticks = ticks.afterForeign(external.encode());
    }

    Statement add(Statement statement) {
        statements.add(statement);
        return statement;
    }

    Statement add(Json.Members members) {
        return switch (Statement.read(members)) {
            case Statement.Read.Good(var statement) -> add(statement);
            case Statement.Read.Malformed(var reason) -> throw new AssertionError(reason);
        };
    }

    /// The truth, so far from the tick's earliest instant.
    void correct(Statement tick, long fromNanos, long toNanos, String basis) {
        add(
                Json.Members.empty()
                        .with("kind", "correction")
                        .with("v", 1)
                        .with("at", newestTick().body().members("at").orElseThrow())
                        .with("tick", tick.body().whole("n").orElseThrow())
                        .with("sha256", tick.sha256())
                        .with("basis", basis)
                        .with(
                                "truth",
                                Json.Members.empty()
                                        .with("earliest", later(tick, fromNanos))
                                        .with("latest", later(tick, toNanos))));
    }

    private Statement newestTick() {
        return statements.reversed().stream()
                .filter(each -> each.kind() == StatementKind.TICK)
                .findFirst()
                .orElseThrow();
    }

    private static String later(Statement tick, long nanos) {
        return tick.earliestNanos().add(BigInteger.valueOf(nanos)).toString();
    }

    /// Appends what is not in the log yet, and signs a checkpoint.
    Checkpoint publish() throws IOException {
        try (var store = FolderStore.open(data.resolve(LedgerStart.FOLDER))) {
            var writer = LogWriter.open(store, KEY);
            int done = (int) writer.size();
            writer.append(
                    statements.subList(done, statements.size()).stream()
                            .map(Statement::encode)
                            .toList());
            return Checkpoint.parse(writer.publish().text()).good().orElseThrow();
        }
    }

    /// Runs the program on the folder.
    CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }
}
