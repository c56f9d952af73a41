package org.noonmark.incident.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/// One connection. What fails is told once for each reason, and never thrown; a file that turns out
/// to be damaged is set aside, and an empty one begun.
final class Database implements AutoCloseable {
    /// What is done with a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Database database) throws SQLException;
    }

    private final StoreFile file;
    private final Consumer<String> trouble;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;
    private boolean isTogether;
    private boolean hasFailed;
    private String told = "";

    Database(StoreFile file, Connection connection, Consumer<String> trouble) {
        this.file = file;
        this.connection = connection;
        this.trouble = trouble;
    }

    Path path() {
        return file.path();
    }

    /// The prepared statement of an SQL text; kept, since most are used often.
    PreparedStatement statement(String sql) throws SQLException {
        var known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        var made = open().prepareStatement(sql);
        prepared.put(sql, made);
        return made;
    }

    /// Copies the whole into an empty file. SQLite wants no other statement to be alive.
    void copyInto(Path copy) throws SQLException {
        forgetStatements();
        execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = open().createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            throw new SQLException("the store is closed");
        }
        return open;
    }

    private void forgetStatements() {
        for (var each : prepared.values()) {
            try {
                each.close();
            } catch (SQLException failed) {
                tell("%s: cannot end a statement: %s".formatted(path(), failed.getMessage()));
            }
        }
        prepared.clear();
    }

    /// Does something; gives `otherwise` when it fails.
    ///
    /// @param what is done, for the operator: `save a profile`
    <T> T ask(String what, T otherwise, Work<T> work) {
        try {
            return work.on(this);
        } catch (SQLException failed) {
            failed(what, failed);
            return otherwise;
        }
    }

    /// Does several things, all or none.
    ///
    /// @return whether they are durable
    boolean together(String what, Runnable steps) {
        if (isTogether) {
            steps.run();
            return !hasFailed;
        }
        hasFailed = false;
        isTogether = true;
        try {
            execute("BEGIN IMMEDIATE");
            steps.run();
            if (hasFailed) {
                undo();
                return false;
            }
            execute("COMMIT");
            told = "";
            return true;
        } catch (SQLException failed) {
            failed(what, failed);
            undo();
            return false;
        } finally {
            isTogether = false;
        }
    }

    private void undo() {
        try {
            execute("ROLLBACK");
        } catch (SQLException failed) {
            // After a full disk SQLite has undone it already, and says so with this code.
            if (failed.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) {
                failed("undo a change", failed);
            }
        }
    }

    private void failed(String what, SQLException failure) {
        hasFailed = true;
        // The driver leaves a statement that failed in a state of which it is unsure itself.
        forgetStatements();
        if (StoreFile.isDamage(failure)) {
            beginAnew(failure);
            return;
        }
        tell("%s: cannot %s: %s".formatted(file.path(), what, failure.getMessage()));
    }

    private void beginAnew(SQLException failure) {
        close();
        try {
            var aside = file.setAside();
            file.make();
            connection = file.connect();
            tell(setAside(file.path(), aside, failure));
        } catch (IOException | SQLException | StoreFile.NotOurs failed) {
            tell(
                    "%s: is damaged (%s), and cannot be begun anew: %s"
                            .formatted(file.path(), failure.getMessage(), failed.getMessage()));
        }
    }

    static String setAside(Path file, Path aside, SQLException failure) {
        return "%s: was damaged (%s) and is now %s; the guard begins with an empty memory"
                .formatted(file, failure.getMessage(), aside);
    }

    private void tell(String line) {
        if (!line.equals(told)) {
            told = line;
            trouble.accept(line);
        }
    }

    @Override
    public void close() {
        forgetStatements();
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failed) {
                tell("%s: cannot be closed: %s".formatted(file.path(), failed.getMessage()));
            }
        }
    }
}
