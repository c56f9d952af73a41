package org.noonmark.incident.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.noonmark.behaviour.profile.ProfileMemory;

/// Profiles with their history by day, so that a baseline that somebody has poisoned can be rolled
/// back to a date. A day without a change has no row.
public final class ProfileHistory implements ProfileMemory {
    /// Most days that are kept of one profile, if it changes every day.
    static final int MOST_DAYS = 49;

    private static final String LOAD =
            "SELECT body FROM profile WHERE key = ? ORDER BY day DESC LIMIT 1";

    private static final String LOAD_ALL =
            """
            SELECT key, body FROM profile AS this WHERE day =
            (SELECT max(day) FROM profile AS any WHERE any.key = this.key)\
            """;

    // A clock that was set back must not make what is saved now older than what was saved before.
    private static final String SAVE =
            """
            INSERT INTO profile (key, day, body) VALUES (?1,
            max(?2, coalesce((SELECT max(day) FROM profile WHERE key = ?1), ?2)), ?3)
            ON CONFLICT (key, day) DO UPDATE SET body = excluded.body\
            """;

    private final Database database;

    ProfileHistory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> load(String key) {
        return database.ask(
                "read a profile",
                Optional.empty(),
                on -> {
                    var statement = on.statement(LOAD);
                    statement.setString(1, key);
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                    }
                });
    }

    @Override
    public void loadAll(BiConsumer<String, byte[]> each) {
        var _ =
                database.ask(
                        "read the profiles",
                        false,
                        on -> {
                            try (var rows = on.statement(LOAD_ALL).executeQuery()) {
                                while (rows.next()) {
                                    each.accept(rows.getString(1), rows.getBytes(2));
                                }
                                return true;
                            }
                        });
    }

    @Override
    public void save(String key, byte[] profile, Instant at) {
        var _ =
                database.ask(
                        "save a profile",
                        0,
                        on -> {
                            var statement = on.statement(SAVE);
                            statement.setString(1, key);
                            statement.setLong(2, day(at));
                            statement.setBytes(3, profile);
                            return statement.executeUpdate();
                        });
    }

    /// Forgets the days that are not kept: all of the last 14 days, the last of each week for 13
    /// weeks and of each month for 24 months stay, and so does the newest.
    ///
    /// @return how many were forgotten
    public int thin(Instant now) {
        var retention = new Retention(date(now));
        return database.ask(
                "thin out the history of profiles",
                0,
                on -> {
                    var statement = on.statement(Retention.THIN);
                    statement.setLong(1, retention.firstDaily());
                    statement.setLong(2, retention.firstWeekly());
                    statement.setLong(3, retention.firstMonthly());
                    return statement.executeUpdate();
                });
    }

    /// What a rollback did.
    ///
    /// @param kept keys that have a baseline of that day or of one before it
    /// @param forgotten keys that have none: they are learned anew
    public record RolledBack(int kept, int forgotten) {}

    /// Makes every baseline what it was at the end of a day, never what it was later: of a day that
    /// is no longer kept, the newest kept one before it.
    ///
    /// @return empty when nothing was changed, which is told
    Optional<RolledBack> rollBack(LocalDate until) {
        var result = new HashMap<String, Integer>();
        boolean isDone =
                database.together(
                        "roll back",
                        () -> {
                            result.put("before", keys());
                            var _ = database.ask("roll back", 0, on -> cut(on, until));
                            result.put("after", keys());
                        });
        int after = result.getOrDefault("after", 0);
        int before = result.getOrDefault("before", 0);
        return isDone ? Optional.of(new RolledBack(after, before - after)) : Optional.empty();
    }

    private static int cut(Database on, LocalDate until) throws SQLException {
        PreparedStatement statement = on.statement("DELETE FROM profile WHERE day > ?");
        statement.setLong(1, until.toEpochDay());
        return statement.executeUpdate();
    }

    private int keys() {
        return database.ask(
                "count profiles",
                0,
                on -> {
                    try (var rows =
                            on.statement("SELECT count(DISTINCT key) FROM profile")
                                    .executeQuery()) {
                        return rows.next() ? rows.getInt(1) : 0;
                    }
                });
    }

    /// The days on which a key has a profile, oldest first, each with its bytes.
    Map<LocalDate, byte[]> days(String key) {
        var days = new java.util.TreeMap<LocalDate, byte[]>();
        return database.ask(
                "read the history of a profile",
                days,
                on -> {
                    var statement = on.statement("SELECT day, body FROM profile WHERE key = ?");
                    statement.setString(1, key);
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            days.put(LocalDate.ofEpochDay(rows.getLong(1)), rows.getBytes(2));
                        }
                        return days;
                    }
                });
    }

    private static long day(Instant at) {
        return date(at).toEpochDay();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
