package org.noonmark.proof.scoreboard;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.noonmark.proof.note.PlainText;
import org.noonmark.proof.scoreboard.Scoreboard.Spread;

/// A scoreboard for people, in rows of a title and a text. The page says the same words.
public final class ScoreboardText {
    private static final int BASES = 10;
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger YEAR_10000 = BigInteger.valueOf(253_402_300_800L);

    private ScoreboardText() {}

    /// A title, and what there is to say.
    public record Row(String title, String text) {}

    /// What there is to say; nothing when nothing was corrected.
    public static List<Row> rows(Scoreboard board) {
        var rows = new ArrayList<Row>();
        if (!board.hasCorrections()) {
            return rows;
        }
        rows.add(
                new Row(
                        "judged",
                        "%d of %d ticks by later corrections: %s; %d named no time"
                                .formatted(
                                        board.tally().judged(),
                                        board.ticks(),
                                        tally(board.tally()),
                                        board.unknown())));
        if (board.tally().held() + board.tally().failed() > 0) {
            var share = board.tally().share();
            rows.add(
                    new Row(
                            "held",
                            "%s %% of those decided; %s to %s %% with 95 %% confidence (Wilson)"
                                    .formatted(
                                            hundredths(share.value()),
                                            hundredths(share.least()),
                                            hundredths(share.most()))));
        }
        sizes(board, rows);
        board.worst().ifPresent(worst -> rows.add(worst(worst)));
        board.byBasis().entrySet().stream().limit(BASES).forEach(each -> rows.add(basis(each)));
        doubtful(board, rows);
        return rows;
    }

    private static String tally(Tally tally) {
        return "%d held, %d did not, %d undecided"
                .formatted(tally.held(), tally.failed(), tally.undecided());
    }

    private static String hundredths(long value) {
        return "%d.%02d".formatted(value / 100, value % 100);
    }

    private static void sizes(Scoreboard board, List<Row> rows) {
        board.halfWidths().ifPresent(width -> rows.add(new Row("half-width", spread(width))));
        var calibration =
                board.calibration()
                        .map(ratio ->
                                ", %d.%03d of the half-width"
                                        .formatted(
                                                ratio.divide(BigInteger.valueOf(1000)),
                                                ratio.mod(BigInteger.valueOf(1000)).intValue()))
                        .orElse("");
        board.offsets().ifPresent(off -> rows.add(new Row("truth off", spread(off) + calibration)));
    }

    private static String spread(Spread spread) {
        return "median %s, 95 %% within %s"
                .formatted(
                        nanos(BigInteger.valueOf(spread.medianNanos())),
                        nanos(BigInteger.valueOf(spread.nanos95())));
    }

    private static Row worst(Scoreboard.Worst worst) {
        return new Row(
                "worst",
                "tick %d, TAI %s: truth was %s %s than its interval; statements %d and %d"
                        .formatted(
                                worst.tick(),
                                second(worst.middle()),
                                nanos(worst.outsideNanos().abs()),
                                worst.outsideNanos().signum() > 0 ? "later" : "earlier",
                                worst.index(),
                                worst.correction()));
    }

    private static Row basis(Map.Entry<String, Tally> each) {
        return new Row(
                "basis", "%s: %s".formatted(PlainText.of(each.getKey()), tally(each.getValue())));
    }

    private static void doubtful(Scoreboard board, List<Row> rows) {
        for (var each : board.disputes().first()) {
            rows.add(
                    new Row(
                            "disputed",
                            "tick %d: corrections %d and %d exclude each other, the newer counts"
                                    .formatted(each.tick(), each.older(), each.newer())));
        }
        for (var each : board.voids().first()) {
            rows.add(new Row("void", "correction %d: %s".formatted(each.index(), each.reason())));
        }
        long more =
                board.voids().count()
                        - board.voids().first().size()
                        + board.disputes().count()
                        - board.disputes().first().size();
        if (more > 0) {
            rows.add(new Row("", "and %d more that are void or disputed".formatted(more)));
        }
        if (board.elsewhere() > 0) {
            rows.add(
                    new Row(
                            "not here",
                            "the ticks of %d corrections".formatted(board.elsewhere())));
        }
    }

    /// A length of time in a unit that suits it, cut off after three places.
    public static String nanos(BigInteger nanos) {
        var units = List.of("ns", "\u00b5s", "ms", "s");
        var scale = BigInteger.ONE;
        int unit = 0;
        var thousand = BigInteger.valueOf(1000);
        while (unit < units.size() - 1 && nanos.compareTo(scale.multiply(thousand)) >= 0) {
            scale = scale.multiply(thousand);
            unit++;
        }
        var parts = nanos.multiply(thousand).divide(scale).divideAndRemainder(thousand);
        return unit == 0
                ? nanos + " ns"
                : "%d.%03d %s".formatted(parts[0], parts[1].intValue(), units.get(unit));
    }

    /// The second of an instant, without a zone; a number where calendars have none.
    public static String second(BigInteger nanos) {
        var seconds = floorSeconds(nanos);
        boolean named = seconds.signum() >= 0 && seconds.compareTo(YEAR_10000) < 0;
        return named
                ? Instant.ofEpochSecond(seconds.longValueExact()).toString().substring(0, 19)
                : seconds + " s since 1970";
    }

    private static BigInteger floorSeconds(BigInteger nanos) {
        var parts = nanos.divideAndRemainder(SECOND);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
