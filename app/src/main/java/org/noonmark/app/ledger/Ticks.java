package org.noonmark.app.ledger;

import java.io.IOException;
import java.util.Optional;
import org.noonmark.app.status.StatusReport;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.StandardTime;

/// Where the chain of ticks stands.
///
/// @param number of the next tick
/// @param previous SHA-256 of the last one, if there is one
/// @param foreign SHA-256 of the newest reply of a foreign server, if there is one
public record Ticks(long number, Optional<String> previous, Optional<String> foreign) {
    /// Where the chain begins.
    private static final Ticks NONE = new Ticks(0, Optional.empty(), Optional.empty());

    /// How far back the last tick is looked for; between two ticks there are few other statements.
    private static final long FARTHEST = 100_000;

    private static final long STEP = 256;

    /// Reads where the chain of a log ends.
    ///
    /// @throws IOException when the log cannot be read
    public static Ticks last(LogReader log) throws IOException {
        long size = log.checkpoint().size();
        var newest = Optional.<String>empty();
        for (long end = size; end > Math.max(0, size - FARTHEST); end -= STEP) {
            var leaves = log.entries(Math.max(0, end - STEP), end);
            for (var leaf : leaves.reversed()) {
                if (!(Statement.read(leaf) instanceof Statement.Read.Good(var statement))) {
                    continue;
                }
                if (statement.kind() == StatementKind.EXTERNAL && newest.isEmpty()) {
                    newest = Optional.of(EvidenceBundle.sha256(leaf));
                }
                if (statement.kind() == StatementKind.TICK) {
                    long number = statement.body().whole("n").orElseThrow();
                    var foreign = newest.isPresent() ? newest : statement.body().text("after");
                    return new Ticks(number + 1, Optional.of(EvidenceBundle.sha256(leaf)), foreign);
                }
            }
        }
        return NONE.later(newest);
    }

    /// The next tick.
    ///
    /// @param served what was seen since the last one
    public Statement next(StandardTime time, StatusReport report, ServedExtremes served) {
        return StationStatements.tick(time, report, this, served.take());
    }

    /// The chain with `leaf` at its end.
    public Ticks after(byte[] leaf) {
        return new Ticks(number + 1, Optional.of(EvidenceBundle.sha256(leaf)), foreign);
    }

    /// The chain whose next tick binds the reply of a foreign server, and is later than it.
    ///
    /// @param external the leaf with the reply, which is in the log
    public Ticks afterForeign(byte[] external) {
        return later(Optional.of(EvidenceBundle.sha256(external)));
    }

    private Ticks later(Optional<String> newest) {
        return new Ticks(number, previous, newest);
    }
}
