package org.noonmark.incident.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;
import org.noonmark.time.TimeDelta;

/// Incidents, open and closed, with their signals, remarks and claims.
public final class IncidentTable {
    private static final String SAVE =
            "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final IncidentParts parts;

    IncidentTable(Database database) {
        this.database = database;
        parts = new IncidentParts(database);
    }

    /// Keeps an incident as it is now, in place of what was kept of it and of those that it
    /// absorbed.
    ///
    /// @return whether it is durable
    public boolean save(Incident incident) {
        return database.together(
                "save incident " + incident.identifier(),
                () -> {
                    var _ =
                            database.ask(
                                    "save incident " + incident.identifier(),
                                    false,
                                    on -> {
                                        replace(incident);
                                        return true;
                                    });
                });
    }

    private void replace(Incident incident) throws SQLException {
        remove(incident.identifier());
        for (var absorbed : incident.absorbed()) {
            remove(absorbed);
        }
        insert(incident);
        parts.insert(incident);
    }

    private void remove(String identifier) throws SQLException {
        var statement = database.statement("DELETE FROM incident WHERE identifier = ?");
        statement.setString(1, identifier);
        statement.executeUpdate();
    }

    private void insert(Incident incident) throws SQLException {
        var statement = database.statement(SAVE);
        statement.setString(1, incident.identifier());
        statement.setString(2, incident.title());
        statement.setString(3, incident.first().toString());
        statement.setString(4, incident.last().toString());
        statement.setString(5, incident.opened().toString());
        statement.setString(6, incident.changed().toString());
        statement.setString(7, incident.state().name());
        statement.setDouble(8, incident.expectedPerMonth());
        if (incident.coincidence().isPresent()) {
            statement.setDouble(9, incident.coincidence().getAsDouble());
        } else {
            statement.setObject(9, null);
        }
        var effect = incident.effect();
        statement.setString(10, effect.map(IncidentTable::seconds).orElse(null));
        statement.setString(11, effect.map(TimeEffect::because).orElse(null));
        statement.setString(12, Lists.entities(incident.entities()));
        statement.setString(13, Lists.write(incident.chain().stream().map(this::row).toList()));
        statement.setString(14, Lists.write(incident.measures().stream().map(this::row).toList()));
        statement.setString(15, Lists.words(incident.absorbed()));
        statement.executeUpdate();
    }

    /// Exactly, as a decimal number.
    static String seconds(TimeEffect effect) {
        var size = effect.largestError();
        return "%d.%018d".formatted(size.seconds(), size.attoseconds());
    }

    private List<String> row(Incident.Step step) {
        var row =
                new ArrayList<>(
                        List.of(
                                step.tactic().name(),
                                step.first().toString(),
                                step.last().toString(),
                                Integer.toString(step.signals())));
        row.addAll(step.techniques());
        return row;
    }

    private static Incident.Step step(List<String> row) {
        return new Incident.Step(
                Tactic.valueOf(row.get(0)),
                row.subList(4, row.size()),
                Instant.parse(row.get(1)),
                Instant.parse(row.get(2)),
                Integer.parseInt(row.get(3)));
    }

    private List<String> row(Incident.Measure measure) {
        var row = new ArrayList<>(List.of(measure.text()));
        for (var entity : measure.about()) {
            row.addAll(Lists.row(entity));
        }
        return row;
    }

    private static Incident.Measure measure(List<String> row) {
        var about = new ArrayList<org.noonmark.guard.signal.Entity>();
        for (int i = 1; i + 1 < row.size(); i += 2) {
            about.add(Lists.entity(row.subList(i, i + 2)));
        }
        return new Incident.Measure(row.getFirst(), about);
    }

    /// Every incident, the one that changed last first.
    public List<Incident> all() {
        return read("SELECT * FROM incident ORDER BY changed DESC, identifier", Optional.empty());
    }

    /// The incident of an identifier, or the one that absorbed it.
    public Optional<Incident> find(String identifier) {
        var found = read("SELECT * FROM incident WHERE identifier = ?", Optional.of(identifier));
        return found.isEmpty()
                ? all().stream().filter(each -> each.absorbed().contains(identifier)).findFirst()
                : Optional.of(found.getFirst());
    }

    private List<Incident> read(String sql, Optional<String> identifier) {
        return database.ask(
                "read incidents",
                List.of(),
                on -> {
                    var statement = on.statement(sql);
                    if (identifier.isPresent()) {
                        statement.setString(1, identifier.get());
                    }
                    var all = new ArrayList<Incident>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            all.add(incident(rows));
                        }
                    }
                    return all;
                });
    }

    private Incident incident(ResultSet row) throws SQLException {
        var identifier = row.getString("identifier");
        try {
            double coincidence = row.getDouble("coincidence");
            var isKnown = !row.wasNull();
            return new Incident(
                    identifier,
                    row.getString("title"),
                    Instant.parse(row.getString("first")),
                    Instant.parse(row.getString("last")),
                    Instant.parse(row.getString("opened")),
                    Instant.parse(row.getString("changed")),
                    parts.signals(identifier),
                    Lists.entities(row.getString("entities")),
                    Lists.read(row.getString("chain")).stream().map(IncidentTable::step).toList(),
                    row.getDouble("expected_per_month"),
                    isKnown ? OptionalDouble.of(coincidence) : OptionalDouble.empty(),
                    effect(row),
                    Lists.read(row.getString("measures")).stream()
                            .map(IncidentTable::measure)
                            .toList(),
                    Incident.State.valueOf(row.getString("state")),
                    parts.remarks(identifier),
                    parts.claims(identifier),
                    Lists.words(row.getString("absorbed")));
        } catch (RuntimeException damaged) {
            throw new SQLException(
                    "incident %s is not as it was written: %s"
                            .formatted(identifier, damaged.getMessage()),
                    damaged);
        }
    }

    static Optional<TimeEffect> effect(ResultSet row) throws SQLException {
        var seconds = row.getString("effect_seconds");
        return seconds == null
                ? Optional.empty()
                : Optional.of(
                        new TimeEffect(
                                TimeDelta.parseSeconds(seconds), row.getString("effect_because")));
    }
}
