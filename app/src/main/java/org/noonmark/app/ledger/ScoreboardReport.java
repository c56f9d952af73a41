package org.noonmark.app.ledger;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noonmark.proof.scoreboard.Scoreboard;
import org.noonmark.proof.scoreboard.Scoreboard.Spread;
import org.noonmark.proof.scoreboard.Tally;

/// A scoreboard as `ledger scoreboard --json` prints it. Shares are in percent.
///
/// @param size of the log that was read: corrections written later are not in it
/// @param unknown ticks that were corrected and had named no time
/// @param heldPercent of those that are decided; absent when none is
/// @param heldLeastPercent Wilson's interval with 95 % confidence
/// @param calibration offset over half-width, each at 95 %, in thousandths
/// @param voids what corrects nothing, up to 20
/// @param elsewhere corrections of ticks outside of what was asked for
public record ScoreboardReport(
        long size,
        long ticks,
        long judged,
        long held,
        long notHeld,
        long undecided,
        long unknown,
        @Nullable Double heldPercent,
        @Nullable Double heldLeastPercent,
        @Nullable Double heldMostPercent,
        @Nullable Long halfWidthMedianNanos,
        @Nullable Long halfWidth95Nanos,
        @Nullable Long offsetMedianNanos,
        @Nullable Long offset95Nanos,
        @Nullable BigInteger calibration,
        Map<String, Counts> byBasis,
        @Nullable Worst worst,
        long voidCount,
        List<NoCorrection> voids,
        long disputeCount,
        List<Dispute> disputes,
        long elsewhere) {
    private static final double HUNDRED = 100;

    public ScoreboardReport {
        byBasis = new TreeMap<>(byBasis);
        voids = List.copyOf(voids);
        disputes = List.copyOf(disputes);
    }

    /// Of the ticks that were corrected on one basis.
    public record Counts(long held, long notHeld, long undecided) {}

    /// The tick that failed by most: its number, the statements that prove it, the middle of its
    /// interval in nanoseconds of TAI since 1970, and how much later the truth was than the
    /// interval.
    public record Worst(
            long tick,
            long statement,
            long correction,
            BigInteger middleNanos,
            BigInteger outsideNanos) {}

    /// A correction that judges nothing.
    public record NoCorrection(long correction, long tick, String reason) {}

    /// Two corrections of one tick that exclude each other.
    public record Dispute(long tick, long older, long newer) {}

    /// The report of a scoreboard of a log of `size` statements.
    public static ScoreboardReport of(Scoreboard board, long size) {
        var tally = board.tally();
        var share =
                tally.held() + tally.failed() > 0
                        ? Optional.of(tally.share())
                        : Optional.<Tally.Share>empty();
        return new ScoreboardReport(
                size,
                board.ticks(),
                tally.judged(),
                tally.held(),
                tally.failed(),
                tally.undecided(),
                board.unknown(),
                share.map(each -> each.value() / HUNDRED).orElse(null),
                share.map(each -> each.least() / HUNDRED).orElse(null),
                share.map(each -> each.most() / HUNDRED).orElse(null),
                board.halfWidths().map(Spread::medianNanos).orElse(null),
                board.halfWidths().map(Spread::nanos95).orElse(null),
                board.offsets().map(Spread::medianNanos).orElse(null),
                board.offsets().map(Spread::nanos95).orElse(null),
                board.calibration().orElse(null),
                counts(board),
                board.worst().map(ScoreboardReport::worst).orElse(null),
                board.voids().count(),
                board.voids().first().stream()
                        .map(each -> new NoCorrection(each.index(), each.tick(), each.reason()))
                        .toList(),
                board.disputes().count(),
                board.disputes().first().stream()
                        .map(each -> new Dispute(each.tick(), each.older(), each.newer()))
                        .toList(),
                board.elsewhere());
    }

    private static Map<String, Counts> counts(Scoreboard board) {
        var counts = new TreeMap<String, Counts>();
        board.byBasis()
                .forEach((basis, tally) ->
                        counts.put(
                                basis,
                                new Counts(tally.held(), tally.failed(), tally.undecided())));
        return counts;
    }

    private static Worst worst(Scoreboard.Worst worst) {
        return new Worst(
                worst.tick(),
                worst.index(),
                worst.correction(),
                worst.middle(),
                worst.outsideNanos());
    }
}
