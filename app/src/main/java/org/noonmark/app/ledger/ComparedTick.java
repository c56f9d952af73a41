package org.noonmark.app.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.noonmark.app.ledger.CorrectionInbox.Asked;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Finds the tick that a published comparison is about: at the true instant `t` the station said `t
/// + (station - UTC)`, and that is what the tick claims.
public final class ComparedTick {
    /// Half of the time between two ticks, and a margin.
    private static final TimeDelta NEAR = TimeDelta.ofSeconds(6);

    /// A tick whose interval is wider told nothing that a comparison could correct.
    private static final TimeDelta WIDEST = TimeDelta.ofSeconds(3_600);

    private ComparedTick() {}

    /// What the log has for a comparison.
    public sealed interface Found {
        /// The correction of the nearest tick.
        record One(Asked asked) implements Found {}

        /// No tick that knew the time says this instant.
        record None() implements Found {}

        /// The station said this instant more than once, since its clock was put back in between.
        ///
        /// @param numbers of the ticks that say it
        record Several(List<Long> numbers) implements Found {
            public Several {
                numbers = List.copyOf(numbers);
            }
        }
    }

    private record Candidate(long index, long number, TaiInstant middle, Statement tick) {}

    /// The correction of the tick within 6 s of what the station said at a comparison, or of the
    /// tick that the line names among these.
    ///
    /// @param basis where it is published
    public static Found of(OpenLog log, LeapTable table, OffsetFile.Line line, String basis)
            throws IOException {
        var said = table.toTai(line.instant()).plus(line.stationMinusUtc());
        var from = new BigInteger(StationStatements.nanos(said.minus(NEAR), 0));
        var to = new BigInteger(StationStatements.nanos(said.plus(NEAR), 1));
        var near = new ArrayList<Candidate>();
        for (long index : log.between(from, to, ComparedTick::isKnownTick)) {
            candidate(index, log.statement(index), line.tick())
                    .filter(each -> each.middle.minus(said).abs().compareTo(NEAR) <= 0)
                    .forEach(near::add);
        }
        var numbers = near.stream().map(Candidate::number).sorted().toList();
        if (numbers.isEmpty()) {
            return new Found.None();
        }
        // Two neighbours may both be near; any others are from before and after a step.
        if (numbers.getLast() - numbers.getFirst() > 1) {
            return new Found.Several(numbers);
        }
        var nearest =
                near.stream()
                        .min(Comparator.comparing(each -> each.middle.minus(said).abs()))
                        .orElseThrow();
        return new Found.One(corrected(nearest, line, basis));
    }

    private static Stream<Candidate> candidate(
            long index, Statement statement, OptionalLong named) {
        long number = statement.body().whole("n").orElseThrow();
        return named.isPresent() && named.getAsLong() != number
                ? Stream.empty()
                : Stream.of(
                        new Candidate(index, number, interval(statement).midpoint(), statement));
    }

    private static boolean isKnownTick(Statement statement) {
        var width = statement.latestNanos().subtract(statement.earliestNanos());
        return statement.kind() == StatementKind.TICK
                && width.compareTo(BigInteger.valueOf(WIDEST.toNanos())) <= 0;
    }

    private static TimeInterval interval(Statement tick) {
        return new TimeInterval(
                CorrectionInbox.instant(tick.earliestNanos()),
                CorrectionInbox.instant(tick.latestNanos()));
    }

    private static Asked corrected(Candidate tick, OffsetFile.Line line, String basis) {
        var truth =
                TimeInterval.around(tick.middle.minus(line.stationMinusUtc()), line.uncertainty());
        var hash = EvidenceBundle.sha256(tick.tick.encode());
        return new Asked(tick.index, new Correction(tick.number, hash, basis, truth));
    }
}
