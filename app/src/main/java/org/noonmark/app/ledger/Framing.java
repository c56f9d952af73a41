package org.noonmark.app.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.noonmark.proof.dispute.RecordedExchange;
import org.noonmark.proof.dispute.SignedTime;
import org.noonmark.proof.dispute.TickClaim;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// The ticks of a log that a signed reply is held against. Looks for them by halving the log, which
/// is in the order of time but where a clock was set back. One thread's.
public final class Framing {
    private static final int STEP = 256;

    /// How far from a place ticks are looked for: half a day of them.
    private static final long FARTHEST = 5_000;

    private final OpenLog log;
    private long readFrom = -1;
    private List<byte[]> read = List.of();

    /// Looks in this log.
    public Framing(OpenLog log) {
        this.log = log;
    }

    private record Found(long index, TickClaim claim) {}

    /// The ticks from the last that names a time before the reply to the first that names one after
    /// it, as far as there are such.
    public List<Long> around(SignedTime time) throws IOException {
        long low = 0;
        long high = log.size();
        while (low < high) {
            long middle = (low + high) / 2;
            var tick = next(middle);
            if (tick.isEmpty() || tick.get().claim().earliest().compareTo(time.latest()) > 0) {
                high = middle;
            } else {
                low = tick.get().index() + 1;
            }
        }
        var indices = new TreeSet<Long>();
        next(low).ifPresent(after -> indices.add(after.index()));
        long last = indices.isEmpty() ? log.size() - 1 : indices.first();
        for (long i = last; i >= Math.max(0, last - FARTHEST); i--) {
            var tick = tick(i, statement(i));
            if (tick.isPresent()) {
                indices.add(i);
                boolean isBefore = tick.get().claim().latest().compareTo(time.earliest()) < 0;
                if (isBefore && tick.get().claim().namesTime()) {
                    break;
                }
            }
        }
        return List.copyOf(indices);
    }

    /// The same for a recorded exchange: around what its reply says, and when it came if that is
    /// known to a minute.
    public List<Long> around(RecordedExchange exchange) throws IOException {
        var indices = new TreeSet<Long>();
        var reply = exchange.reply();
        if (reply.isPresent()) {
            indices.addAll(around(reply.get().stated()));
        }
        if (exchange.isOfAMoment()) {
            indices.addAll(around(exchange.moment()));
        }
        return List.copyOf(indices);
    }

    /// The next tick that names a time.
    private Optional<Found> next(long from) throws IOException {
        long end = Math.min(log.size(), from + FARTHEST);
        for (long i = from; i < end; i++) {
            var tick = tick(i, statement(i)).filter(each -> each.claim().namesTime());
            if (tick.isPresent()) {
                return tick;
            }
        }
        return Optional.empty();
    }

    /// Neighbours are read together.
    private Statement statement(long index) throws IOException {
        long start = index / STEP * STEP;
        if (start != readFrom) {
            read = log.reader().entries(start, Math.min(log.size(), start + STEP));
            readFrom = start;
        }
        return switch (Statement.read(read.get((int) (index - start)))) {
            case Statement.Read.Good(var statement) -> statement;
            case Statement.Read.Malformed(var reason) ->
                    throw new IOException("statement %d: %s".formatted(index, reason));
        };
    }

    private static Optional<Found> tick(long index, Statement statement) {
        return statement.kind() == StatementKind.TICK
                ? Optional.of(new Found(index, TickClaim.of(index, statement)))
                : Optional.empty();
    }

    /// Of the ticks in the last half day of the first `size` statements, the one that says the
    /// latest time.
    public OptionalLong latest(long size) throws IOException {
        Optional<Found> latest = Optional.empty();
        for (long i = Math.min(size, log.size()) - 1; i >= Math.max(0, size - FARTHEST); i--) {
            var tick = tick(i, statement(i)).filter(each -> each.claim().namesTime());
            boolean isLater =
                    tick.isPresent()
                            && (latest.isEmpty()
                                    || tick.get()
                                                    .claim()
                                                    .earliest()
                                                    .compareTo(latest.get().claim().earliest())
                                            > 0);
            latest = isLater ? tick : latest;
        }
        return latest.map(found -> OptionalLong.of(found.index())).orElse(OptionalLong.empty());
    }

    /// How long the log was when it had a checkpoint that a foreign server signed, by the log's own
    /// statement of that.
    ///
    /// @param checkpoint SHA-256 of its text
    public OptionalLong sizeOf(String checkpoint) throws IOException {
        for (long end = log.size(); end > 0; end -= STEP) {
            long start = Math.max(0, end - STEP);
            for (var leaf : log.reader().entries(start, end)) {
                if (new String(leaf, StandardCharsets.UTF_8).contains(checkpoint)
                        && Statement.read(leaf) instanceof Statement.Read.Good(var statement)
                        && statement.kind() == StatementKind.EXTERNAL) {
                    return size(statement.body());
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong size(Json.Members external) {
        return external.whole("size").map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
