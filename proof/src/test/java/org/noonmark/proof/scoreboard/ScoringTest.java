package org.noonmark.proof.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.scoreboard.Tally.Share;
import org.noonmark.proof.statement.Statement;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

final class ScoringTest {
    private static final long START = 1_767_225_600_000_000_000L;
    private static final String UNKNOWN = "9".repeat(29);

    private final List<Statement> log = new ArrayList<>();

    private static Statement statement(Json.Members members) {
        return ((Statement.Read.Good) Statement.read(members)).statement();
    }

    private static Json.Members interval(String earliest, String latest) {
        return Json.Members.empty().with("earliest", earliest).with("latest", latest);
    }

    /// Tick n says from `START + 10 n s` on, so many nanoseconds wide.
    private Statement tick(long n, long widthNanos) {
        long at = START + 10_000_000_000L * n;
        return tick(n, interval(Long.toString(at), Long.toString(at + widthNanos)));
    }

    private Statement tick(long n, Json.Members at) {
        var tick =
                statement(
                        Json.Members.empty()
                                .with("kind", "tick")
                                .with("v", 1)
                                .with("at", at)
                                .with("n", n)
                                .with("state", "synchronised")
                                .with("taiMinusUtc", 37)
                                .with("clocks", new Json.Items(List.of()))
                                .with("counters", Json.Members.empty()));
        log.add(tick);
        return tick;
    }

    /// The truth from so many nanoseconds after the tick's earliest instant on.
    private void correct(Statement tick, long from, long to, String basis) {
        var at = new BigInteger(tick.earliestNanos().toString());
        correct(
                tick.body().whole("n").orElseThrow(),
                tick.sha256(),
                interval(
                        at.add(BigInteger.valueOf(from)).toString(),
                        at.add(BigInteger.valueOf(to)).toString()),
                basis);
    }

    private void correct(long n, String sha256, Json.Members truth, String basis) {
        log.add(
                statement(
                        Json.Members.empty()
                                .with("kind", "correction")
                                .with("v", 1)
                                .with("at", interval("0", "1"))
                                .with("tick", n)
                                .with("sha256", sha256)
                                .with("basis", basis)
                                .with("truth", truth)));
    }

    private Scoreboard board() {
        var scoring = new Scoring();
        for (int i = log.size() - 1; i >= 0; i--) {
            scoring.add(i, log.get(i));
        }
        return scoring.result();
    }

    @Test
    void heldIsInsideNotHeldIsDisjointTheRestIsUndecided() {
        correct(tick(0, 100), 0, 100, "hindsight");
        correct(tick(1, 100), -1, 100, "hindsight");
        correct(tick(2, 100), 100, 300, "hindsight");
        correct(tick(3, 100), 101, 300, "hindsight");
        correct(tick(4, 100), -300, -50, "Circular T; 2026-01");
        correct(tick(5, 100), 40, 60, "Circular T; 2026-02");
        tick(6, 100);
        var board = board();
        assertThat(board.ticks()).isEqualTo(7);
        assertThat(board.tally()).isEqualTo(new Tally(2, 2, 2));
        assertThat(board.byBasis())
                .containsEntry("hindsight", new Tally(1, 1, 2))
                .containsEntry("Circular T", new Tally(1, 1, 0));
        assertThat(board.worst())
                .hasValueSatisfying(worst -> {
                    assertThat(worst.tick()).isEqualTo(4);
                    assertThat(worst.outsideNanos()).isEqualTo(-50);
                    assertThat(log.get((int) worst.index()).body().whole("n")).hasValue(4L);
                    assertThat(log.get((int) worst.correction()).body().whole("tick")).hasValue(4L);
                });
    }

    @Test
    void aCorrectionHasToNameNumberAndHash() {
        var first = tick(0, 100);
        var second = tick(1, 100);
        correct(0, second.sha256(), interval("0", "1"), "mixed up");
        correct(1, second.sha256(), interval("2", "1"), "turned round");
        correct(77, first.sha256(), interval("0", "1"), "not here");
        var board = board();
        assertThat(board.tally()).isEqualTo(Tally.NONE);
        assertThat(board.voids().first())
                .extracting(Scoreboard.VoidCorrection::reason)
                .containsExactlyInAnyOrder(
                        "tick 0 has another hash", "its truth ends before it begins");
        assertThat(board.elsewhere()).isEqualTo(1);
    }

    @Test
    void theNewestCorrectionCountsAndContradictionsAreShown() {
        var tick = tick(0, 100);
        correct(tick, 500, 600, "first");
        correct(tick, 10, 20, "second");
        correct(tick, 15, 25, "third");
        var board = board();
        assertThat(board.tally()).isEqualTo(new Tally(1, 0, 0));
        assertThat(board.byBasis()).containsOnlyKeys("third");
        assertThat(board.disputes().first()).containsExactly(new Scoreboard.Dispute(0, 1, 3));
        assertThat(ScoreboardText.rows(board))
                .contains(
                        new ScoreboardText.Row(
                                "disputed",
                                "tick 0: corrections 1 and 3 exclude each other, the newer counts"));
    }

    @Test
    void ticksThatNamedNoTimeAreNotPraised() {
        correct(tick(0, interval("-" + UNKNOWN, UNKNOWN)), 0, 1, "hindsight");
        var board = board();
        assertThat(board.tally().judged()).isZero();
        assertThat(board.unknown()).isEqualTo(1);
    }

    @Test
    void anIntervalThatAlwaysHoldsIsSeenToBeUseless() {
        for (int n = 0; n < 100; n++) {
            correct(tick(n, 2_000_000), 1_000_000 - n, 1_000_000 - n, "hindsight");
        }
        assertThat(ScoreboardText.rows(board()))
                .containsExactly(
                        new ScoreboardText.Row(
                                "judged",
                                "100 of 100 ticks by later corrections: 100 held, 0 did not, 0"
                                        + " undecided; 0 named no time"),
                        new ScoreboardText.Row(
                                "held",
                                "100.00 % of those decided; 96.30 to 100.00 % with 95 %"
                                        + " confidence (Wilson)"),
                        new ScoreboardText.Row(
                                "half-width", "median 1.000 ms, 95 % within 1.000 ms"),
                        new ScoreboardText.Row(
                                "truth off",
                                "median 49 ns, 95 % within 94 ns, 0.000 of the half-width"),
                        new ScoreboardText.Row(
                                "basis", "hindsight: 100 held, 0 did not, 0 undecided"));
    }

    /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
    /// Medicine 17 (1998), table I, method 3.
    @Test
    void wilsonsIntervalsAreThoseThatWerePublished() {
        assertThat(new Tally(81, 182, 5).share()).isEqualTo(new Share(3080, 2553, 3662));
        assertThat(new Tally(15, 133, 0).share()).isEqualTo(new Share(1014, 624, 1605));
        assertThat(new Tally(0, 20, 0).share()).isEqualTo(new Share(0, 0, 1611));
        assertThat(new Tally(1, 28, 0).share()).isEqualTo(new Share(345, 61, 1718));
    }

    @Test
    void eachTickIsCountedOnceWhateverIsCorrected() {
        Property.forAll(
                Generators.longs(0, Long.MAX_VALUE),
                seed -> {
                    log.clear();
                    var random = new java.util.SplittableRandom(seed);
                    var ticks = new ArrayList<Statement>();
                    for (int n = 0; n < 10; n++) {
                        ticks.add(tick(n, random.nextLong(1000)));
                    }
                    for (int i = 0; i < random.nextInt(30); i++) {
                        long from = random.nextLong(-2000, 2000);
                        var tick = ticks.get(random.nextInt(10));
                        correct(tick, from, from + random.nextLong(-5, 500), "b" + i % 3);
                    }
                    var board = board();
                    assertThat(board.ticks()).isEqualTo(10);
                    assertThat(board.tally().judged()).isLessThanOrEqualTo(10);
                    assertThat(board.byBasis().values().stream().mapToLong(Tally::judged).sum())
                            .isEqualTo(board.tally().judged());
                    assertThat(board.worst().isPresent()).isEqualTo(board.tally().failed() > 0);
                });
    }

    @Test
    void lengthsAndInstantsAreWrittenInUnitsOfTheirSize() {
        assertThat(ScoreboardText.nanos(BigInteger.valueOf(999))).isEqualTo("999 ns");
        assertThat(ScoreboardText.nanos(BigInteger.valueOf(1_000))).isEqualTo("1.000 \u00b5s");
        assertThat(ScoreboardText.nanos(BigInteger.valueOf(1_999_999))).isEqualTo("1.999 ms");
        assertThat(ScoreboardText.nanos(BigInteger.TEN.pow(13))).isEqualTo("10000.000 s");
        assertThat(ScoreboardText.second(BigInteger.valueOf(START)))
                .isEqualTo("2026-01-01T00:00:00");
        assertThat(ScoreboardText.second(BigInteger.ONE.negate())).isEqualTo("-1 s since 1970");
    }
}
