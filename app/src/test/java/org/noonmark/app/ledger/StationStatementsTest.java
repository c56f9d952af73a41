package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.TimestampsIssued;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

class StationStatementsTest {
    private static final StatusReport REPORT = SampleStatus.inState("SYNCHRONIZED");

    private static Statement tick(StatusReport report) {
        return StationStatements.tick(
                SampleTicks.timeAt(0), report, chain(3, Optional.empty()), Optional.empty());
    }

    private static Ticks chain(long number, Optional<String> previous) {
        return new Ticks(number, previous, Optional.empty());
    }

    /// What is written is what everybody reads.
    private static Statement reread(Statement statement) {
        return ((Statement.Read.Good) Statement.read(statement.encode())).statement();
    }

    @Test
    void aTickSaysTimeStateClocksAndCounters() {
        var body = reread(tick(REPORT)).body();
        assertThat(new String(body.encode(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"at\":{\"earliest\":\"1800000036999999000\",\"latest\":\"1800000037000001000\"},"
                                + "\"clocks\":[{\"in\":true,\"name\":\"ntp1\",\"weight\":500000},"
                                + "{\"in\":false,\"name\":\"ntp2\",\"weight\":0},"
                                + "{\"in\":false,\"name\":\"ntp3\",\"weight\":0}],"
                                + "\"counters\":{\"NTP\":{\"requests\":7}},\"kind\":\"tick\",\"lostEvents\":2,\"n\":3,"
                                + "\"state\":\"SYNCHRONIZED\",\"taiMinusUtc\":37,\"v\":1}");
    }

    @Test
    void aTickSaysHowManyEventsTheLedgerWasNotToldOf() {
        var none = reread(tick(SampleTicks.withDropped(REPORT, 0)));
        assertThat(none.body().whole("lostEvents")).isEmpty();
        var lost = reread(tick(SampleTicks.withDropped(REPORT, 7)));
        assertThat(lost.body().whole("lostEvents")).contains(7L);
    }

    @Test
    void aTimeThatIsNotKnownIsSaidToBeAny() {
        var unknown = new StandardTime(TimeInterval.EVERYTHING, ClockState.UNTRUSTED);
        var tick =
                reread(
                        StationStatements.tick(
                                unknown,
                                REPORT,
                                chain(0, Optional.of("0a".repeat(32))),
                                Optional.empty()));
        assertThat(tick.earliestNanos()).isLessThan(SampleTicks.nanosAt(-3_000_000_000L));
        assertThat(tick.latestNanos()).isGreaterThan(SampleTicks.nanosAt(3_000_000_000L));
    }

    @Test
    void aStationWithManyClocksAndCountersStillMakesAStatement() {
        var clock = REPORT.sources().getFirst();
        var long40 =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                new StatusReport.Source(
                                        "\u00e9\u0001".repeat(200) + i,
                                        clock.standing(),
                                        0,
                                        0,
                                        0,
                                        i % 2 == 0 ? Double.NaN : 7,
                                        0,
                                        true,
                                        1,
                                        "",
                                        Map.of()))
                        .toList();
        var one = reread(tick(SampleTicks.with(REPORT, long40, REPORT.servers())));
        assertThat(one.encode()).hasSizeLessThanOrEqualTo(Statement.MAX_BYTES);
        assertThat(one.body().items("clocks")).hasSizeBetween(1, 20);
        assertThat(one.body().members("counters")).contains(counters("NTP", Map.of("requests", 7)));

        var many = new TreeMap<String, Long>();
        IntStream.range(0, 200).forEach(i -> many.put("a reason of many " + i, Long.MAX_VALUE));
        var wide = new StatusReport.Server("ROUGHTIME", List.of(), many);
        var servers = List.of(REPORT.servers().getFirst(), wide);
        var other = reread(tick(SampleTicks.with(REPORT, long40, servers)));
        assertThat(other.body().items("clocks")).isEmpty();
        assertThat(other.body().members("counters"))
                .contains(counters("NTP", Map.of("requests", 7)));
    }

    private static Json.Members counters(String protocol, Map<String, Integer> counts) {
        var inner = Json.Members.empty();
        for (var count : counts.entrySet()) {
            inner = inner.with(count.getKey(), count.getValue());
        }
        return Json.Members.empty().with(protocol, inner);
    }

    private static Optional<Statement> of(StationEvent event) {
        return StationStatements.of(
                new StampedEvent(1, SampleTicks.timeAt(0), event), LeapTable.embedded());
    }

    @Test
    void anEventBecomesAnIncidentHoweverLongAndOddItsText() {
        var odd = "\u0001\ud83d\ude00\ud800\u20ac".repeat(2000);
        var incident = reread(of(new LedgerEvent.LedgerFailed(odd)).orElseThrow());
        assertThat(incident.kind()).isEqualTo(StatementKind.INCIDENT);
        assertThat(incident.body().text("event")).contains("LedgerFailed");
        assertThat(incident.body().text("severity")).contains("warning");
        var worst = "\u0001".repeat(5000);
        assertThat(reread(of(new LedgerEvent.LedgerFailed(worst)).orElseThrow()).encode())
                .hasSizeLessThanOrEqualTo(Statement.MAX_BYTES);
    }

    @Test
    void softwareAndConfigurationAreStated() {
        var hash = "0a".repeat(32);
        var software =
                reread(StationStatements.software(SampleTicks.timeAt(0), "0.1.0", hash)).body();
        assertThat(software.text("sha256")).contains(hash);
        var config =
                reread(StationStatements.configuration(SampleTicks.timeAt(0), hash, 2, 7)).body();
        assertThat(config.whole("needed")).contains(2L);
        assertThat(config.whole("revision")).contains(7L);
        assertThat(config.text("outcome")).contains("started");
    }

    @Test
    void issuedTokensAreStated() {
        var at = UtcInstant.ofPosix(1_800_000_000L, 0);
        var root = "0a".repeat(32);
        var issued = new TimestampsIssued(4, root, root.repeat(4), at, at);
        var statement = reread(of(issued).orElseThrow());
        assertThat(statement.kind()).isEqualTo(StatementKind.TST);
        assertThat(statement.body().whole("count")).contains(4L);
        assertThat(statement.body().text("root")).contains(root);
    }

    @Test
    void keysComeAndGoWithTheirEnd() {
        var end = UtcInstant.parse("2026-11-24T00:00:00Z");
        var delegation =
                KeyChanged.of(
                        KeyChanged.Use.ROUGHTIME_DELEGATION,
                        KeyChanged.Change.NEW,
                        "AAAA",
                        Optional.of(end));
        var body = reread(of(delegation).orElseThrow()).body();
        assertThat(body.text("use")).contains("roughtime-delegation");
        assertThat(body.text("event")).contains("new");
        assertThat(body.text("key")).contains("AAAA");
        assertThat(body.text("until")).contains("1795478437000000000");
        var epoch = reread(of(KeyChanged.of(20_780, KeyChanged.Change.REVOKED)).orElseThrow());
        assertThat(epoch.body().text("use")).contains("nts-epoch");
        assertThat(epoch.body().text("event")).contains("revoked");
        assertThat(epoch.body().whole("epoch")).contains(20_780L);
        assertThat(epoch.body().text("key")).isEmpty();
        for (var use : KeyChanged.Use.values()) {
            for (var change : KeyChanged.Change.values()) {
                var any = KeyChanged.of(use, change, "ab".repeat(32), Optional.empty());
                assertThat(of(any)).as("fits its schema: " + any).isPresent();
            }
        }
    }

    @Test
    void theLeapTableIsStatedWithItsHash() {
        var table = LeapTable.embedded();
        var body = reread(StationStatements.leap(SampleTicks.timeAt(0), table)).body();
        assertThat(body.whole("taiMinusUtc")).contains(37L);
        assertThat(body.text("next")).isEmpty();
        assertThat(body.text("expires")).isPresent();
        var more = table.with(new LeapTable.Leap(70_000, 38));
        var other = reread(StationStatements.leap(SampleTicks.timeAt(0), more)).body();
        assertThat(other.text("sha256")).isNotEqualTo(body.text("sha256"));
        assertThat(other.text("next")).isPresent();
        var unknown = new StandardTime(TimeInterval.EVERYTHING, ClockState.STARTING);
        assertThat(reread(StationStatements.leap(unknown, table)).body().whole("taiMinusUtc"))
                .contains(37L);
    }

    @Test
    void aTickSaysHowFarServedTimeWasFromTheHostClock() {
        var served = new ServedExtremes();
        served.sample(SampleTicks.momentAt(1, TimeDelta.ofMicros(3), 1e-3));
        served.sample(SampleTicks.momentAt(2, TimeDelta.ofMicros(-2), 1e-3));
        served.sample(SampleTicks.momentAt(3));
        var time = SampleTicks.timeAt(3);
        var chain = chain(0, Optional.empty());
        var range = chain.next(time, REPORT, served).body().members("served").orElseThrow();
        assertThat(range.text("least")).contains("-2000");
        assertThat(range.text("most")).contains("3000");
        assertThat(chain.next(time, REPORT, served).body().members("served"))
                .as("nothing was sampled since")
                .isEmpty();
    }

    @Test
    void aKeyThatIsTooLongIsStatedByItsHash() {
        var small = VerifierKey.of("time.example/log", KeyType.ED25519, new byte[32]);
        var large =
                VerifierKey.of("time.example/log", KeyType.ML_DSA_44_COSIGNATURE, new byte[1312]);
        var time = SampleTicks.timeAt(0);
        var one = KeyStatements.log(time, small.good().orElseThrow()).body();
        assertThat(one.text("use")).contains("log");
        assertThat(one.text("key")).contains(small.good().orElseThrow().toString());
        var other = KeyStatements.witness(time, large.good().orElseThrow()).body();
        assertThat(other.text("use")).contains("witness");
        assertThat(other.text("key").orElseThrow()).matches("sha256:[0-9a-f]{64}");
    }
}
