package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.time.LeapSecondsFile;
import org.noonmark.time.LeapTable;
import org.noonmark.time.scales.LeapFormat;
import org.noonmark.time.scales.LeapSource;

/// Where the leap table comes from: the operator's file, or the facts of this release.
final class LeapFile {
    private static final String WHAT_TO_DO =
            "install a good leap-seconds.list, or remove file from [leap] to use the table of this"
                    + " release";
    private static final String CANNOT_BE_A_TABLE =
            " does not reach from 1972 to an expiry, as a leap-seconds.list or a Leap_Second.dat"
                    + " does";

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
        var other = LeapSource.read(bytes);
        if (other.isPresent() && other.orElseThrow().format() != LeapFormat.LEAP_SECONDS_LIST) {
            return table(path, other.orElseThrow());
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

    /// The table of another publication than `leap-seconds.list`; most state no expiry and will not
    /// do.
    private static LeapTable table(Path path, LeapSource source) throws StartFailure {
        var table = source.table();
        if (table.isPresent()) {
            return table.orElseThrow();
        }
        var defect = source.defects().stream().findFirst();
        throw new StartFailure(
                "the leap file %s%s: %s"
                        .formatted(
                                path,
                                defect.map(one ->
                                                (one.line() == 0 ? "" : ":" + one.line())
                                                        + ": "
                                                        + one.problem())
                                        .orElse(CANNOT_BE_A_TABLE),
                                WHAT_TO_DO));
    }
}
