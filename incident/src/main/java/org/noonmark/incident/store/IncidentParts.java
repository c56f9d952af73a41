package org.noonmark.incident.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;

/// The rows that belong to an incident: signals, remarks, claims, each numbered from 0.
///
/// @param database in which they are
record IncidentParts(Database database) {
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    void insert(Incident incident) throws SQLException {
        int number = 0;
        for (var signal : incident.signals()) {
            insert(incident.identifier(), number++, signal);
        }
        number = 0;
        for (var remark : incident.remarks()) {
            insert(incident.identifier(), number++, remark);
        }
        number = 0;
        for (var claim : incident.claims()) {
            insert(incident.identifier(), number++, claim);
        }
    }

    private void insert(String incident, int number, Signal signal) throws SQLException {
        var statement =
                database.statement(
                        "INSERT INTO signal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        statement.setString(1, incident);
        statement.setInt(2, number);
        statement.setString(3, signal.kind());
        statement.setString(4, signal.from().toString());
        statement.setString(5, signal.until().toString());
        statement.setString(6, signal.host());
        statement.setDouble(7, signal.probability());
        statement.setDouble(8, signal.perMonth());
        statement.setString(9, signal.because());
        statement.setString(10, signal.effect().map(IncidentTable::seconds).orElse(null));
        statement.setString(11, signal.effect().map(TimeEffect::because).orElse(null));
        statement.setString(12, Lists.entities(signal.entities()));
        statement.setString(13, Lists.words(signal.techniques()));
        statement.setString(14, Lists.positions(signal.evidence()));
        statement.executeUpdate();
    }

    private void insert(String incident, int number, Incident.Remark remark) throws SQLException {
        var statement = database.statement("INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?)");
        statement.setString(1, incident);
        statement.setInt(2, number);
        statement.setString(3, remark.time().toString());
        statement.setString(4, remark.by());
        statement.setString(5, remark.state().name());
        statement.setString(6, remark.text());
        statement.executeUpdate();
    }

    private void insert(String incident, int number, Incident.Claim claim) throws SQLException {
        var statement = database.statement("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)");
        statement.setString(1, incident);
        statement.setInt(2, number);
        statement.setString(3, claim.time().toString());
        statement.setString(4, claim.by());
        statement.setString(5, claim.source());
        statement.setInt(6, claim.confidence());
        statement.setString(7, claim.text());
        statement.executeUpdate();
    }

    List<Signal> signals(String incident) throws SQLException {
        return read(
                "SELECT * FROM signal WHERE incident = ? ORDER BY number",
                incident,
                row ->
                        new Signal(
                                row.getString("kind"),
                                Instant.parse(row.getString("began")),
                                Instant.parse(row.getString("ended")),
                                row.getString("host"),
                                Lists.entities(row.getString("entities")),
                                row.getDouble("probability"),
                                row.getDouble("per_month"),
                                Lists.words(row.getString("techniques")),
                                row.getString("because"),
                                Lists.positions(row.getString("evidence")),
                                IncidentTable.effect(row)));
    }

    List<Incident.Remark> remarks(String incident) throws SQLException {
        return read(
                "SELECT * FROM remark WHERE incident = ? ORDER BY number",
                incident,
                row ->
                        new Incident.Remark(
                                Instant.parse(row.getString("time")),
                                row.getString("by"),
                                Incident.State.valueOf(row.getString("state")),
                                row.getString("text")));
    }

    List<Incident.Claim> claims(String incident) throws SQLException {
        return read(
                "SELECT * FROM claim WHERE incident = ? ORDER BY number",
                incident,
                row ->
                        new Incident.Claim(
                                row.getString("text"),
                                row.getString("source"),
                                row.getInt("confidence"),
                                Instant.parse(row.getString("time")),
                                row.getString("by")));
    }

    private <T> List<T> read(String sql, String incident, Reader<T> reader) throws SQLException {
        var statement = database.statement(sql);
        statement.setString(1, incident);
        var all = new ArrayList<T>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(reader.read(rows));
            }
        }
        return all;
    }
}
