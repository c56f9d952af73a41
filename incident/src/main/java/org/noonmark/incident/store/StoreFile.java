package org.noonmark.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// The file of a store: made, connected, set aside. What SQLite writes beside it (`-wal`, `-shm`)
/// has the file's own mode.
///
/// @param path of the file
record StoreFile(Path path) {
    private static final int WAIT_MILLIS = 5_000;

    /// Seven profiles of 2 kB in a page; of the usual 4 kB each would waste half.
    private static final int PAGE_BYTES = 16_384;

    private static final int CACHE_KIBIBYTES = 2_048;

    /// Why a file is not used.
    static final class NotOurs extends Exception {
        private static final long serialVersionUID = 1;

        NotOurs(String reason) {
            super(reason);
        }
    }

    /// Makes an empty file that only its owner may read, unless there is one.
    void make() throws IOException, NotOurs {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            var mode = PosixFilePermissions.fromString("rw-------");
            Files.createFile(path, PosixFilePermissions.asFileAttribute(mode));
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotOurs("is no file");
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    /// Connects for writing, with the tables of this release.
    Connection connect() throws SQLException, NotOurs {
        var config = config();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        var connection = config.createConnection(url());
        try {
            requireSound(connection);
            int version = requireOurs(connection);
            try (var statement = connection.createStatement()) {
                // In this order: with its log a file has its pages, and keeps them.
                statement.execute("PRAGMA page_size = " + PAGE_BYTES);
                statement.execute("PRAGMA journal_mode = WAL");
            }
            Schema.migrate(connection, version);
            return connection;
        } catch (SQLException | NotOurs failed) {
            connection.close();
            throw failed;
        }
    }

    /// Connects for reading, beside whoever writes.
    Connection connectToRead() throws SQLException, NotOurs {
        var config = config();
        config.setReadOnly(true);
        var connection = config.createConnection(url());
        try {
            int version = requireOurs(connection);
            if (version < Schema.VERSION) {
                throw new NotOurs(
                        "is of an older release (tables %d, this one reads %d): start the station once"
                                .formatted(version, Schema.VERSION));
            }
            return connection;
        } catch (SQLException | NotOurs failed) {
            connection.close();
            throw failed;
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + path;
    }

    private static void requireSound(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            var found = rows.next() ? rows.getString(1) : "no answer";
            if (!found.equals("ok")) {
                throw new SQLException(found, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /// @return the version of its tables; 0 when it is empty
    private static int requireOurs(Connection connection) throws SQLException, NotOurs {
        int application = Schema.applicationOf(connection);
        int version = Schema.versionOf(connection);
        int tables = Schema.number(connection, "SELECT count(*) FROM sqlite_master");
        boolean isEmpty = application == 0 && version == 0 && tables == 0;
        if (!isEmpty && application != Schema.APPLICATION) {
            throw new NotOurs("is the database of another program: move it away");
        }
        if (version > Schema.VERSION) {
            throw new NotOurs(
                    "is of a newer release (tables %d, this one knows %d): use that release, or move the file away"
                            .formatted(version, Schema.VERSION));
        }
        return version;
    }

    /// Whether what failed says that the bytes of the file are wrong.
    static boolean isDamage(SQLException failed) {
        int code = failed.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /// Moves the file, and what SQLite has beside it, to a name that is free.
    ///
    /// @return where it is now
    Path setAside() throws IOException {
        int number = 1;
        while (Files.exists(aside(number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        var target = aside(number);
        for (var ending : new String[] {"-wal", "-shm"}) {
            var beside = path.resolveSibling(path.getFileName() + ending);
            if (Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(beside, target.resolveSibling(target.getFileName() + ending));
            }
        }
        return Files.move(path, target);
    }

    private Path aside(int number) {
        return path.resolveSibling("%s.damaged-%d".formatted(path.getFileName(), number));
    }
}
