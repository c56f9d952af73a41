package org.noonmark.app.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.TimestampsIssued;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent.Severity;
import org.noonmark.events.Visible;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.statement.Statement;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeInterval;

/// Makes statements of what happens in a station.
public final class StationStatements {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
    private static final long ATTOS_PER_NANO = 1_000_000_000L;
    private static final int MILLION = 1_000_000;
    private static final int MOST_CLOCKS = 40;
    private static final int MOST_NAME = 200;

    /// A character takes up to four bytes, of the 4096 that a statement has.
    private static final int MOST_TEXT = 600;

    /// As wide as the vocabulary can say: nothing is known of the time.
    private static final String ANY = "9".repeat(30);

    private StationStatements() {}

    /// What the time is, and how it is told. When that is more than a statement can hold, clocks
    /// are left out from the end, and then the counters of protocols.
    ///
    /// @param chain at whose end it stands
    /// @param served how far served time was from the host's clock, if that is known
    static Statement tick(
            StandardTime time,
            StatusReport report,
            Ticks chain,
            Optional<ServedExtremes.Range> served) {
        int clocks = Math.min(MOST_CLOCKS, report.sources().size());
        int protocols = report.servers().size();
        var tick = tick(time, report, chain, served, clocks, protocols);
        while (tick.encode().length > Statement.MAX_BYTES && clocks + protocols > 0) {
            protocols -= clocks == 0 ? 1 : 0;
            clocks = Math.max(0, clocks - 1);
            tick = tick(time, report, chain, served, clocks, protocols);
        }
        return tick;
    }

    private static Statement tick(
            StandardTime time,
            StatusReport report,
            Ticks chain,
            Optional<ServedExtremes.Range> served,
            int clocks,
            int protocols) {
        var known =
                begin("tick", time)
                        .with("n", chain.number())
                        .with("state", report.state())
                        .with("taiMinusUtc", report.leap().taiMinusUtcSeconds())
                        .with("clocks", clocks(report.sources().subList(0, clocks)))
                        .with("counters", counters(report.servers().subList(0, protocols)));
        long lost = report.droppedEvents();
        var counted = lost > 0 ? known.with("lostEvents", lost) : known;
        var tick = served.map(range -> counted.with("served", members(range))).orElse(counted);
        var bound = chain.previous().map(hash -> tick.with("previous", hash)).orElse(tick);
        return checked(chain.foreign().map(hash -> bound.with("after", hash)).orElse(bound));
    }

    /// Rounded outwards.
    private static Json members(ServedExtremes.Range range) {
        return Json.Members.empty()
                .with("least", nanos(TaiInstant.ofEpoch(range.least()), 0))
                .with("most", nanos(TaiInstant.ofEpoch(range.most()), 1));
    }

    private static Json clocks(List<StatusReport.Source> sources) {
        var clocks = new ArrayList<Json>();
        for (var source : sources) {
            clocks.add(
                    Json.Members.empty()
                            .with("name", cut(source.name(), MOST_NAME))
                            .with("in", source.standing().equals("MEMBER"))
                            .with(
                                    "weight",
                                    Math.clamp(Math.round(source.weight() * MILLION), 0, MILLION)));
        }
        return new Json.Items(clocks);
    }

    private static Json counters(List<StatusReport.Server> servers) {
        var protocols = Json.Members.empty();
        for (var server : servers) {
            var counts = Json.Members.empty();
            for (var count : server.counters().entrySet()) {
                counts =
                        counts.with(
                                count.getKey(), Math.clamp(count.getValue(), 0, Json.MAX_WHOLE));
            }
            if (protocols.member(server.protocol()).isEmpty()) {
                protocols = protocols.with(server.protocol(), counts);
            }
        }
        return protocols;
    }

    /// What an event has to do with the ledger; empty when nothing.
    ///
    /// @param table the leap seconds in use
    public static Optional<Statement> of(StampedEvent stamped, LeapTable table) {
        var event = stamped.event();
        if (event instanceof TimestampsIssued issued) {
            return Optional.of(
                    checked(
                            begin("tst", stamped.time())
                                    .with("count", issued.count())
                                    .with("root", issued.root())
                                    .with("first", issued.first().toString())
                                    .with("last", issued.last().toString())));
        }
        if (event instanceof ApprovalEvent change) {
            return Optional.of(ConfigurationStatements.of(begin("config", stamped.time()), change));
        }
        if (event instanceof KeyChanged change) {
            return Optional.of(KeyStatements.of(begin("key", stamped.time()), change, table));
        }
        if (event.severity() == Severity.RECORD) {
            return Optional.empty();
        }
        return Optional.of(
                checked(
                        begin("incident", stamped.time())
                                .with("severity", word(event.severity()))
                                .with("event", event.getClass().getSimpleName())
                                .with("text", cut(event.text(), MOST_TEXT))));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Which program runs from now on.
    ///
    /// @param sha256 of the program
    public static Statement software(StandardTime time, String version, String sha256) {
        return checked(
                begin("software", time)
                        .with("version", version)
                        .with("sha256", sha256)
                        .with("java", cut(Runtime.version().toString(), MOST_NAME))
                        .with("system", cut(system(), MOST_NAME)));
    }

    private static String system() {
        return "%s %s %s"
                .formatted(
                        System.getProperty("os.name", ""),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", ""));
    }

    /// Which configuration holds from now on.
    ///
    /// @param sha256 of its bytes
    /// @param needed how many people have to sign a change of it
    public static Statement configuration(
            StandardTime time, String sha256, int needed, long revision) {
        return checked(
                begin("config", time)
                        .with("outcome", "started")
                        .with("sha256", sha256)
                        .with("needed", needed)
                        .with("revision", revision)
                        .with("changes", new Json.Items(List.of())));
    }

    /// Which leap seconds are in use from now on. The hash is of the table as text: a line `MJD
    /// TAI-UTC` for each entry, and a line with the end of its validity in UTC.
    public static Statement leap(StandardTime time, LeapTable table) {
        var text = new StringBuilder();
        for (var leap : table.leaps()) {
            text.append(leap.modifiedJulianDay()).append(' ');
            text.append(leap.taiMinusUtcSeconds()).append('\n');
        }
        text.append("expires ").append(table.expires()).append('\n');
        var interval = time.interval();
        boolean known = !interval.equals(TimeInterval.EVERYTHING);
        // Without a time, the newest entry is what the table says.
        var now = known ? interval.midpoint() : table.leaps().getLast().begins();
        var body =
                begin("leap", time)
                        .with(
                                "sha256",
                                EvidenceBundle.sha256(
                                        text.toString().getBytes(StandardCharsets.UTF_8)))
                        .with("taiMinusUtc", table.taiMinusUtc(now).seconds())
                        .with("expires", nanos(table.toTai(table.expires()), 0));
        var next = table.nextAfter(now);
        return checked(next.map(leap -> body.with("next", nanos(leap.begins(), 0))).orElse(body));
    }

    /// A batch of readings of a clock, which lies beside the log.
    ///
    /// @param sha256 of the material
    static Statement measure(StandardTime time, String clock, int count, String sha256) {
        var material = Json.Members.empty().with("name", "readings").with("sha256", sha256);
        return checked(
                begin("measure", time)
                        .with("clock", cut(clock, MOST_NAME))
                        .with("count", count)
                        .with("material", new Json.Items(List.of(material))));
    }

    /// What a foreign Roughtime server signed; empty when it is too long for a statement.
    ///
    /// @param checkpoint whose hash was the nonce
    public static Optional<Statement> external(
            StandardTime time, Checkpoint checkpoint, ChainAnswer answer) {
        var base64 = Base64.getEncoder();
        var text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        var body =
                begin("external", time)
                        .with("protocol", "roughtime")
                        .with("server", cut(answer.peer().name(), MOST_NAME))
                        .with("key", answer.peer().publicKey().toBase64())
                        .with("checkpoint", EvidenceBundle.sha256(text))
                        .with("size", checkpoint.size())
                        .with("request", base64.encodeToString(answer.link().request()))
                        .with("response", base64.encodeToString(answer.link().response()));
        return switch (Statement.read(body.encode())) {
            case Statement.Read.Good(var statement) -> Optional.of(statement);
            case Statement.Read.Malformed tooLong -> Optional.empty();
        };
    }

    static Json.Members begin(String kind, StandardTime time) {
        return Json.Members.empty()
                .with("kind", kind)
                .with("v", 1)
                .with("at", interval(time.interval()));
    }

    static Json.Members interval(TimeInterval interval) {
        boolean known = !interval.equals(TimeInterval.EVERYTHING);
        return Json.Members.empty()
                .with("earliest", known ? nanos(interval.earliest(), 0) : "-" + ANY)
                .with("latest", known ? nanos(interval.latest(), 1) : ANY);
    }

    /// @param up 1 to round up, 0 to round down
    static String nanos(TaiInstant instant, int up) {
        long part = instant.attoseconds() / ATTOS_PER_NANO;
        boolean exact = instant.attoseconds() % ATTOS_PER_NANO == 0;
        return BigInteger.valueOf(instant.seconds())
                .multiply(NANOS)
                .add(BigInteger.valueOf(part + (exact ? 0 : up)))
                .toString();
    }

    static String cut(String text, int most) {
        var plain = Visible.line(text).codePoints().limit(most).toArray();
        return new String(plain, 0, plain.length);
    }

    static Statement checked(Json.Members members) {
        return switch (Statement.read(members)) {
            case Statement.Read.Good(var statement) -> statement;
            case Statement.Read.Malformed(var reason) ->
                    throw new IllegalStateException("must fit its schema: " + reason);
        };
    }
}
