package org.noonmark.incident.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, and how an older file becomes one of this release.
final class Schema {
    /// In the file's header, so that another program's database is not taken for ours: `NMgs`.
    static final int APPLICATION = 0x4e4d6773;

    /// Each step leads from the version before it; none is ever changed again.
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE profile (id INTEGER PRIMARY KEY, key TEXT NOT NULL,
                            day INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (key, day))\
                            """,
                            """
                            CREATE TABLE state (name TEXT PRIMARY KEY, at INTEGER NOT NULL,
                            body BLOB NOT NULL)\
                            """,
                            """
                            CREATE TABLE learning (only INTEGER PRIMARY KEY CHECK (only = 1),
                            frozen INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL)\
                            """,
                            """
                            CREATE TABLE incident (identifier TEXT PRIMARY KEY,
                            title TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
                            opened TEXT NOT NULL, changed TEXT NOT NULL, state TEXT NOT NULL,
                            expected_per_month REAL NOT NULL, coincidence REAL,
                            effect_seconds TEXT, effect_because TEXT,
                            entities TEXT NOT NULL, chain TEXT NOT NULL, measures TEXT NOT NULL,
                            absorbed TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE signal (incident TEXT NOT NULL
                            REFERENCES incident ON DELETE CASCADE, number INTEGER NOT NULL,
                            kind TEXT NOT NULL, began TEXT NOT NULL, ended TEXT NOT NULL,
                            host TEXT NOT NULL, probability REAL NOT NULL,
                            per_month REAL NOT NULL, because TEXT NOT NULL,
                            effect_seconds TEXT, effect_because TEXT,
                            entities TEXT NOT NULL, techniques TEXT NOT NULL,
                            evidence TEXT NOT NULL, PRIMARY KEY (incident, number))\
                            """,
                            """
                            CREATE TABLE remark (incident TEXT NOT NULL
                            REFERENCES incident ON DELETE CASCADE, number INTEGER NOT NULL,
                            time TEXT NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL,
                            text TEXT NOT NULL, PRIMARY KEY (incident, number))\
                            """,
                            """
                            CREATE TABLE claim (incident TEXT NOT NULL
                            REFERENCES incident ON DELETE CASCADE, number INTEGER NOT NULL,
                            time TEXT NOT NULL, by TEXT NOT NULL, source TEXT NOT NULL,
                            confidence INTEGER NOT NULL, text TEXT NOT NULL,
                            PRIMARY KEY (incident, number))\
                            """));

    /// What this release writes.
    static final int VERSION = STEPS.size();

    private Schema() {}

    static int applicationOf(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id");
    }

    static int versionOf(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version");
    }

    /// Brings a file to [#VERSION], whole or not at all.
    static void migrate(Connection connection, int from) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var step : STEPS.subList(from, VERSION)) {
                for (var sql : step) {
                    statement.executeUpdate(sql);
                }
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
