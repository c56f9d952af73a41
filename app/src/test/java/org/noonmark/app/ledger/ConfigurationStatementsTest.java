package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.ApprovalEvent.Signer;
import org.noonmark.events.StampedEvent;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.LeapTable;

/// Every attempt at the configuration becomes a statement, however long it is.
class ConfigurationStatementsTest {
    private static final String HASH = "0a".repeat(32);
    private static final Signer ALICE = new Signer("alice", "SHA256:x");

    private static Attempt attempt(List<Signer> by, List<Difference> changes) {
        return new Attempt(7, HASH, Optional.of("0b".repeat(32)), 2, by, changes);
    }

    private static Json.Members of(ApprovalEvent event) {
        var stamped = new StampedEvent(1, SampleTicks.timeAt(0), event);
        var bytes = StationStatements.of(stamped, LeapTable.embedded()).orElseThrow().encode();
        assertThat(bytes).hasSizeLessThanOrEqualTo(Statement.MAX_BYTES);
        return ((Statement.Read.Good) Statement.read(bytes)).statement().body();
    }

    private static List<Difference> differences(int count, String name, String value) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new Difference(name + i, Optional.of(value), Optional.of(value + "!")))
                .toList();
    }

    private static int shown(Json.Members body) {
        return body.items("changes").size();
    }

    @Test
    void saysWhoAndWhenAndWhatInEachOutcome() {
        var what = attempt(List.of(ALICE), differences(1, "local.stratum", "9"));
        var until = Instant.parse("2026-11-23T12:00:00Z");
        var bodies =
                List.of(
                        of(new ApprovalEvent.ConfigurationApproved(what, "2 of 2 signed")),
                        of(new ApprovalEvent.ConfigurationRefused(what, "1 of 2")),
                        of(new ApprovalEvent.EmergencyBegan(what, until)),
                        of(new ApprovalEvent.EmergencyEnded(what, until, "its time was over")));
        assertThat(bodies)
                .extracting(body -> body.text("outcome").orElse(""))
                .containsExactly("approved", "refused", "emergency", "expired");
        assertThat(bodies)
                .extracting(body -> body.text("reason").orElse(""))
                .containsExactly("2 of 2 signed", "1 of 2", "until " + until, "its time was over");
        assertThat(bodies)
                .allSatisfy(body -> {
                    assertThat(body.members("at").flatMap(at -> at.text("earliest"))).isPresent();
                    assertThat(body.items("by")).hasSize(1);
                    assertThat(body.text("previous")).contains("0b".repeat(32));
                    assertThat(body.whole("needed")).contains(2L);
                    assertThat(shown(body)).isOne();
                });
    }

    @Test
    void cutsLongValuesBeforeItLeavesOutKeys() {
        var body =
                of(
                        new ApprovalEvent.ConfigurationApproved(
                                attempt(List.of(ALICE), differences(20, "key", "v".repeat(390))),
                                "so"));
        assertThat(shown(body)).isEqualTo(20);
        assertThat(((Json.Members) body.items("changes").getFirst()).text("from"))
                .contains("v".repeat(40));
    }

    @Test
    void saysHowManyKeysItLeavesOut() {
        var body =
                of(
                        new ApprovalEvent.ConfigurationRefused(
                                attempt(
                                        List.of(ALICE),
                                        differences(500, "k".repeat(190), "\u0001".repeat(400))),
                                "r".repeat(5000)));
        int shown = shown(body);
        assertThat(shown).isBetween(2, 30);
        assertThat(((Json.Members) body.items("changes").getLast()).text("key"))
                .contains("(%d more)".formatted(500 - shown + 1));
        assertThat(body.items("by")).hasSize(1);
    }

    @Test
    void leavesOutWhoSignedWhenTheNamesAloneAreTooLong() {
        var many =
                IntStream.range(0, 64)
                        .mapToObj(i -> new Signer("\u0001".repeat(200) + i, "SHA256:" + i))
                        .toList();
        var body =
                of(
                        new ApprovalEvent.ConfigurationApproved(
                                attempt(many, differences(3, "key", "v")), "64 of 64 signed"));
        assertThat(body.items("by")).isEmpty();
        assertThat(body.text("reason")).contains("64 of 64 signed");
        assertThat(body.text("sha256")).contains(HASH);
    }
}
