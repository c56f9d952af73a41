package org.noonmark.incident.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;
import org.noonmark.time.TimeDelta;
import org.sqlite.SQLiteConfig;

class IncidentTableTest {
    private static final Instant AT = Instant.parse("2026-03-01T01:02:03.456789012Z");
    private static final Entity ACCOUNT = new Entity(Entity.Kind.ACCOUNT, "mlind \"x\" \u20ac");

    @TempDir Path folder;
    private final List<String> trouble = new ArrayList<>();
    private GuardStore store;

    @BeforeEach
    void open() {
        var opened = GuardStore.open(folder.resolve(GuardStore.FILE), trouble::add);
        store = ((GuardStore.Opened.Ready) opened).store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Incident incident(String identifier, List<String> absorbed, boolean isFull) {
        var effect =
                new TimeEffect(new TimeDelta(0, 1_200_000_000_000_001L), "chronyd stepped by it");
        var signal =
                new Signal(
                        "unusual-hour",
                        AT,
                        AT.plusSeconds(60),
                        "ntp1",
                        List.of(ACCOUNT, new Entity(Entity.Kind.HOST, "ntp1")),
                        1 / 900.0,
                        0.3,
                        List.of("T1078", "x-time-step"),
                        "none between 22 and 06",
                        List.of(new LogPosition("/var/log/auth.log", 7, 901)),
                        isFull ? Optional.of(effect) : Optional.empty());
        return new Incident(
                identifier,
                "Night login",
                AT,
                AT.plusSeconds(60),
                AT.plusSeconds(61),
                AT.plusSeconds(62),
                List.of(signal, signal),
                signal.entities(),
                List.of(new Incident.Step(Tactic.IMPACT, List.of("x-time-step"), AT, AT, 2)),
                0.01,
                isFull ? OptionalDouble.of(1e-4) : OptionalDouble.empty(),
                signal.effect(),
                isFull ? List.of(new Incident.Measure("Lock it.", List.of(ACCOUNT))) : List.of(),
                Incident.State.ACKNOWLEDGED,
                List.of(new Incident.Remark(AT, "anna", Incident.State.ACKNOWLEDGED, "")),
                List.of(new Incident.Claim("Group Y", "a newspaper", 20, AT, "anna")),
                absorbed);
    }

    @Test
    void whatIsReadIsWhatWasSaved() {
        var full = incident("I-000000000001", List.of("I-0a"), true);
        var bare = incident("I-000000000002", List.of(), false);
        assertThat(store.incidents().save(full)).isTrue();
        assertThat(store.incidents().save(full)).isTrue();
        assertThat(store.incidents().save(bare)).isTrue();
        assertThat(store.incidents().all()).containsExactly(full, bare);
        assertThat(store.incidents().find("I-000000000002")).contains(bare);
        assertThat(store.incidents().find("I-0a")).contains(full);
        assertThat(store.incidents().find("I-none")).isEmpty();
        assertThat(trouble).isEmpty();
    }

    @Test
    void anAbsorbedIncidentIsNoLongerAlone() {
        store.incidents().save(incident("I-000000000001", List.of(), true));
        var both = incident("I-000000000002", List.of("I-000000000001"), true);
        store.incidents().save(both);
        assertThat(store.incidents().all()).containsExactly(both);
    }

    @Test
    void anIncidentThatSomebodyChangedIsToldAndEndsNothing() throws Exception {
        store.incidents().save(incident("I-000000000001", List.of(), true));
        try (var connection =
                        new SQLiteConfig()
                                .createConnection("jdbc:sqlite:" + folder.resolve("guard.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE incident SET state = 'FORGIVEN'");
        }
        assertThat(store.incidents().all()).isEmpty();
        assertThat(trouble).singleElement().asString().contains("is not as it was written");
        var again = incident("I-000000000001", List.of(), true);
        assertThat(store.incidents().save(again)).isTrue();
        assertThat(store.incidents().all()).containsExactly(again);
    }
}
