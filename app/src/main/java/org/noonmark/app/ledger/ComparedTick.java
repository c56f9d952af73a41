package org.noonmark.app.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.noonmark.app.ledger.CorrectionInbox.Asked;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Finds the tick that a published comparison is about.
public final class ComparedTick {
    /// Half of the time between two ticks, and a margin.
    private static final TimeDelta NEAR = TimeDelta.ofSeconds(6);

    /// A tick whose interval is wider told nothing that a comparison could correct.
    private static final TimeDelta WIDEST = TimeDelta.ofSeconds(3_600);

    private ComparedTick() {}

    /// The correction of the tick nearest to a comparison; empty when none that knew the time is
    /// within 6 s.
    ///
    /// @param basis where it is published
    public static Optional<Asked> of(
            OpenLog log, LeapTable table, OffsetFile.Line line, String basis) throws IOException {
        var at = table.toTai(line.instant());
        var from = new BigInteger(StationStatements.nanos(at.minus(NEAR), 0));
        var to = new BigInteger(StationStatements.nanos(at.plus(NEAR), 1));
        Optional<Asked> nearest = Optional.empty();
        var distance = NEAR;
        for (long index : log.between(from, to)) {
            var statement = log.statement(index);
            if (statement.kind() != StatementKind.TICK || !isKnown(statement)) {
                continue;
            }
            var middle = interval(statement).midpoint();
            var away = middle.minus(at).abs();
            if (away.compareTo(distance) <= 0) {
                distance = away;
                nearest = Optional.of(corrected(index, statement, middle, line, basis));
            }
        }
        return nearest;
    }

    private static boolean isKnown(Statement tick) {
        var width = tick.latestNanos().subtract(tick.earliestNanos());
        return width.compareTo(BigInteger.valueOf(WIDEST.toNanos())) <= 0;
    }

    private static TimeInterval interval(Statement tick) {
        return new TimeInterval(
                CorrectionInbox.instant(tick.earliestNanos()),
                CorrectionInbox.instant(tick.latestNanos()));
    }

    private static Asked corrected(
            long index, Statement tick, TaiInstant middle, OffsetFile.Line line, String basis) {
        var truth = TimeInterval.around(middle.minus(line.stationMinusUtc()), line.uncertainty());
        long number = tick.body().whole("n").orElseThrow();
        return new Asked(index, new Correction(number, Ticks.sha256(tick.encode()), basis, truth));
    }
}
