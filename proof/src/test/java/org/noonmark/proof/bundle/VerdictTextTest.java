package org.noonmark.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.bundle.Verdict.Foreign;
import org.noonmark.proof.note.PlainText;
import org.noonmark.proof.scoreboard.ScoreboardText.Row;
import org.noonmark.proof.statement.Statement;

final class VerdictTextTest {
    private static final SampleEvidence SAMPLE = new SampleEvidence();

    private static String text(EvidenceBundle bundle, Optional<String> policy) {
        return VerdictText.of(
                BundleCheck.check(bundle.encode(), policy.map(BundleCheckTest::policy)));
    }

    private static EvidenceBundle of(SampleEvidence sample, int... indices) {
        var proved =
                IntStream.of(indices)
                        .mapToObj(i ->
                                new EvidenceBundle.Proved(
                                        sample.statements.get(i), sample.proof(i)))
                        .toList();
        return new EvidenceBundle(
                sample.checkpoint(sample.log, sample.first, sample.second),
                sample.policy(),
                proved,
                Map.of(),
                new EvidenceBundle.Software("0.1.0", EvidenceBundle.sha256(new byte[0])));
    }

    @Test
    void ticksThatAreLeftOutAreNamed() {
        assertThat(text(of(SAMPLE, 0, 1, 2, 7, 9), Optional.empty()))
                .contains("missing    ticks 3 to 6, 8 are not in this file\n");
        assertThat(text(of(SAMPLE, 1, 3), Optional.empty()))
                .contains("missing    tick 2 is not in this file\n");
        assertThat(text(of(SAMPLE, 1, 2, 3), Optional.empty())).doesNotContain("missing");
    }

    @Test
    void aFileWithoutStatementsProvesNothingButTheCheckpoint() {
        assertThat(text(of(SAMPLE), Optional.empty()))
                .contains("proved     nothing but the checkpoint\n");
    }

    @Test
    void ticksThatGoBackInTheLogAreRefused() {
        var sample = new SampleEvidence();
        sample.statements.set(3, SAMPLE.statements.get(12));
        for (var indices : List.of(new int[] {3, 4}, new int[] {3, 12}, new int[] {3, 9, 12})) {
            assertThat(text(of(sample, indices), Optional.empty()))
                    .startsWith("REFUSED: statements/00000000000000000");
        }
        assertThat(text(of(sample, 3, 4), Optional.empty()))
                .contains("04.json: tick 12 stands before it in the log");
    }

    @Test
    void keysOfWitnessesAreShownWhenTheBundleNamesThem() {
        var own = text(of(SAMPLE, 1), Optional.empty());
        assertThat(own)
                .startsWith("HOLDS by the bundle's own policy, if you believe any 2 of ")
                .contains("key        w1 is " + SAMPLE.first.key + "\n")
                .contains("key        w3 is " + SAMPLE.third.key + "\n");
        assertThat(text(of(SAMPLE, 1), Optional.of(SAMPLE.policy())))
                .startsWith("HOLDS, if you believe any 2 of ")
                .doesNotContain("key        ");
    }

    @Test
    void aServerHasOneLineForEachBoundHoweverManyRepliesThereAre() {
        var replies = new ArrayList<Foreign>();
        for (int i = 1; i <= 50; i++) {
            var ticks = LongStream.range(10L * i, 10L * i + 5).boxed().toList();
            replies.add(new Foreign.Unused(i, "a\u202e\u001b", "bad"));
            replies.add(signed(i, OptionalLong.of(10L * i), ticks, List.of()));
        }
        replies.add(signed(99, OptionalLong.empty(), List.of(), List.of("tick 7 is wrong")));
        var by = ", if you believe Roughtime server alpha, key KEY=";
        var rows = ForeignText.rows(replies);
        assertThat(rows.getFirst()).isEqualTo(new Row("DISAGREES", "tick 7 is wrong" + by));
        assertThat(rows.get(1))
                .isEqualTo(
                        new Row(
                                "before",
                                "statements up to 499 existed before UTC 1970-01-01T00:00:52Z, those up"
                                        + " to 9 before UTC 1970-01-01T00:00:03Z"
                                        + by));
        assertThat(rows.get(2).title()).isEqualTo("after");
        assertThat(rows.get(2).text())
                .startsWith("ticks 10 to 14, 20 to 24, ")
                .endsWith(
                        " and 30 more runs were made after UTC 1970-01-01T00:00:01Z, ticks 500 to 504"
                                + " after UTC 1970-01-01T00:00:50Z"
                                + by);
        assertThat(rows.get(3)).isEqualTo(new Row("not used", "statement 1, a reply of a??: bad"));
        assertThat(rows.getLast()).isEqualTo(new Row("", "and 30 more replies that are not used"));
        assertThat(rows).hasSize(24);
    }

    private static Foreign.Signed signed(
            long second, OptionalLong size, List<Long> ticks, List<String> disagreements) {
        return new Foreign.Signed(
                second, "alpha", "KEY=", second, second + 2, size, ticks, disagreements);
    }

    @Test
    void whatIsMissingIsCountedBeyondTheFirstOnes() {
        var holds = (Verdict.Holds) BundleCheck.check(of(SAMPLE, 1).encode(), Optional.empty());
        var many = java.util.Collections.nCopies(500, new Statement.Material("a", "0".repeat(64)));
        var text =
                VerdictText.of(
                        new Verdict.Holds(
                                holds.checkpoint(),
                                holds.policy(),
                                true,
                                holds.witnessed(),
                                true,
                                holds.statements(),
                                many,
                                List.of(),
                                Optional.empty()));
        assertThat(text.lines().filter(line -> line.startsWith("not here"))).hasSize(20);
        assertThat(text).endsWith("           and 480 more files\n");
    }

    @Test
    void textsOfOthersHideNothing() {
        assertThat(
                        PlainText.of(
                                "a\u202eb\u200bc\u2028d\u00a0e\u3164f\u115fg\u009bh\ud83d\ude00 \u00e9"))
                .isEqualTo("a?b?c?d?e?f?g?h\ud83d\ude00 \u00e9");
    }
}
