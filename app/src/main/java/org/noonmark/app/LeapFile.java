package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.time.LeapSecondsFile;
import org.noonmark.time.LeapTable;

/// Where the leap table comes from: the operator's file, or the facts of this release.
final class LeapFile {
    private static final String WHAT_TO_DO =
            "install a good leap-seconds.list, or remove file from [leap] to use the table of this"
                    + " release";

    private LeapFile() {}

    /// The table of `file`, or the embedded one.
    ///
    /// @throws StartFailure when the file cannot be read or is damaged; it is never passed over
    static LeapTable load(Optional<Path> file) throws StartFailure {
        if (file.isEmpty()) {
            return LeapTable.embedded();
        }
        var path = file.orElseThrow();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot read the leap file %s (%s): %s"
                            .formatted(path, ConfigCommands.reason(failed), WHAT_TO_DO),
                    failed);
        }
        return switch (LeapSecondsFile.parse(bytes)) {
            case LeapSecondsFile.Accepted(var table, var _) -> table;
            case LeapSecondsFile.Rejected(var reason, var line) ->
                    throw new StartFailure(
                            "the leap file %s%s %s: %s"
                                    .formatted(
                                            path,
                                            line == 0 ? "" : ":" + line + ":",
                                            reason.text(),
                                            WHAT_TO_DO));
        };
    }
}
