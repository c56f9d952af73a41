package org.noonmark.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The store, open.
public final class GuardStore implements AutoCloseable {
    /// Its file in a data folder.
    public static final String FILE = "guard.db";

    private final Database database;
    private final ProfileHistory profiles;
    private final IncidentTable incidents;

    private GuardStore(Database database) {
        this.database = database;
        profiles = new ProfileHistory(database);
        incidents = new IncidentTable(database);
    }

    /// What came of opening.
    public sealed interface Opened {
        /// It is open.
        ///
        /// @param told what the operator should know, such as a damaged file that was set aside
        record Ready(GuardStore store, List<String> told) implements Opened {
            /// Copies.
            public Ready {
                told = List.copyOf(told);
            }
        }

        /// It is not, and its file is as it was.
        ///
        /// @param reason in one line, with what to do
        record Refused(String reason) implements Opened {}
    }

    /// Opens a file, or makes one that only its owner may read. One store at a time writes a file:
    /// who has the lock of the data folder.
    ///
    /// @param trouble takes what fails later, in one line each
    public static Opened open(Path path, Consumer<String> trouble) {
        var file = new StoreFile(path);
        try {
            file.make();
            return connect(file, trouble);
        } catch (StoreFile.NotOurs refused) {
            return new Opened.Refused(path + ": " + refused.getMessage());
        } catch (IOException | SQLException failed) {
            return new Opened.Refused(
                    "%s: cannot be opened: %s".formatted(path, failed.getMessage()));
        }
    }

    private static Opened connect(StoreFile file, Consumer<String> trouble)
            throws IOException, SQLException, StoreFile.NotOurs {
        try {
            return ready(new Database(file, file.connect(), trouble), List.of());
        } catch (SQLException failed) {
            if (!StoreFile.isDamage(failed)) {
                throw failed;
            }
            var aside = file.setAside();
            file.make();
            return ready(
                    new Database(file, file.connect(), trouble),
                    List.of(Database.setAside(file.path(), aside, failed)));
        }
    }

    private static Opened ready(Database database, List<String> told) {
        return new Opened.Ready(new GuardStore(database), told);
    }

    /// Opens a file to read it, also while a station writes it.
    public static Opened openToRead(Path path, Consumer<String> trouble) {
        var file = new StoreFile(path);
        if (!Files.isRegularFile(path)) {
            return new Opened.Refused(path + ": is not there: the station has kept nothing yet");
        }
        try {
            return ready(new Database(file, file.connectToRead(), trouble), List.of());
        } catch (StoreFile.NotOurs refused) {
            return new Opened.Refused(path + ": " + refused.getMessage());
        } catch (SQLException failed) {
            return new Opened.Refused(
                    "%s: cannot be read: %s".formatted(path, failed.getMessage()));
        }
    }

    /// Profiles and their history.
    public ProfileHistory profiles() {
        return profiles;
    }

    /// Incidents, open and closed.
    public IncidentTable incidents() {
        return incidents;
    }

    /// Does several things, all or none: also when the machine fails between them.
    ///
    /// @return whether they are durable
    public boolean together(Runnable steps) {
        return database.together("save", steps);
    }

    /// Keeps what a detector or an engine needs after a restart; replaces what was there.
    ///
    /// @param name of who keeps it
    public boolean saveState(String name, byte[] body, Instant at) {
        return database.ask(
                "save the state of " + name,
                false,
                on -> {
                    var statement =
                            on.statement(
                                    "INSERT OR REPLACE INTO state (name, at, body) VALUES (?, ?, ?)");
                    statement.setString(1, name);
                    statement.setLong(2, at.toEpochMilli());
                    statement.setBytes(3, body);
                    return statement.executeUpdate() == 1;
                });
    }

    /// What was kept under a name.
    public Optional<byte[]> state(String name) {
        return database.ask(
                "read the state of " + name,
                Optional.empty(),
                on -> {
                    var statement = on.statement("SELECT body FROM state WHERE name = ?");
                    statement.setString(1, name);
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                    }
                });
    }

    /// Whether baselines learn.
    public Learning learning() {
        return database.ask(
                "read whether learning is frozen",
                Learning.UNTOUCHED,
                on -> {
                    try (var rows =
                            on.statement("SELECT frozen, by, at FROM learning").executeQuery()) {
                        return rows.next()
                                ? new Learning(
                                        rows.getInt(1) != 0,
                                        rows.getString(2),
                                        Instant.ofEpochMilli(rows.getLong(3)))
                                : Learning.UNTOUCHED;
                    }
                });
    }

    /// Says whether baselines learn.
    public boolean setLearning(Learning learning) {
        return database.ask(
                "say whether learning is frozen",
                false,
                on -> {
                    var statement =
                            on.statement(
                                    "INSERT OR REPLACE INTO learning (only, frozen, by, at)"
                                            + " VALUES (1, ?, ?, ?)");
                    statement.setInt(1, learning.isFrozen() ? 1 : 0);
                    statement.setString(2, learning.by());
                    statement.setLong(3, learning.at().toEpochMilli());
                    return statement.executeUpdate() == 1;
                });
    }

    /// What a rollback left.
    ///
    /// @param copy the whole store as it was before
    public record Restored(ProfileHistory.RolledBack profiles, Path copy) {}

    /// Makes every baseline what it was at the end of a day, after the whole store was copied to a
    /// file beside it.
    ///
    /// @param until the last day, in UTC, that is believed
    /// @return empty when nothing was changed, which is told
    public Optional<Restored> rollBack(LocalDate until, Instant now) {
        var copy =
                database.path()
                        .resolveSibling(
                                "%s.before-rollback-%d"
                                        .formatted(
                                                database.path().getFileName(), now.toEpochMilli()));
        return copyTo(copy)
                ? profiles.rollBack(until).map(done -> new Restored(done, copy))
                : Optional.empty();
    }

    private boolean copyTo(Path copy) {
        return database.ask(
                "copy the store to " + copy,
                false,
                on -> {
                    try {
                        // SQLite writes into an empty file, and leaves its mode.
                        var mode = PosixFilePermissions.fromString("rw-------");
                        Files.createFile(copy, PosixFilePermissions.asFileAttribute(mode));
                    } catch (IOException failed) {
                        throw new SQLException(String.valueOf(failed.getMessage()), failed);
                    }
                    on.copyInto(copy);
                    return true;
                });
    }

    /// Lets the file grow to so many pages and no further, as a full disk does.
    void limitPages(int pages) throws SQLException {
        database.statement("PRAGMA max_page_count = " + pages).execute();
    }

    /// Ends; what was not in a finished step is lost.
    @Override
    public void close() {
        database.close();
    }
}
