package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.noonmark.app.ledger.ComparedTick;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.OffsetFile;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.time.LeapTable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger correct`: brings in what others have published of a station's time.
final class LedgerCorrectCommand {
    private static final long MAX_BYTES = 1 << 20;

    private LedgerCorrectCommand() {}

    static PositionalParamSpec fileParameter() {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .arity("1")
                .required(true)
                .description(
                        "Comparisons, a line each: instant in UTC, station minus UTC in seconds,"
                                + " uncertainty in seconds (a bound).")
                .build();
    }

    static OptionSpec basisOption() {
        return OptionSpec.builder("--basis")
                .paramLabel("TEXT")
                .type(String.class)
                .description("Where it is published; the name of the file without it.")
                .build();
    }

    static int run(Surroundings surroundings, OpenLog log, ParseResult arguments)
            throws IOException, StartFailure {
        Path file = arguments.matchedPositionalValue(0, Path.of(""));
        var basis = arguments.matchedOptionValue("--basis", String.valueOf(file.getFileName()));
        var offsets = read(surroundings, file);
        if (offsets.isEmpty()) {
            return ExitCode.FAILED;
        }
        var asked = new ArrayList<CorrectionInbox.Asked>();
        int without = 0;
        for (var line : offsets.get().lines()) {
            var found = ComparedTick.of(log, LeapTable.embedded(), line, basis);
            found.ifPresent(asked::add);
            if (found.isEmpty()) {
                without++;
                surroundings.complain(
                        "%s: line %d: no tick that knew the time is near %s"
                                .formatted(file, line.number(), line.instant()));
            }
        }
        if (asked.isEmpty()) {
            return ExitCode.FAILED;
        }
        var folder = StatusCommand.folder(surroundings, arguments).orElseThrow();
        var put = new CorrectionInbox(folder.resolve(CorrectionInbox.NAME)).put(asked);
        surroundings.print(
                "%s: corrections: %d; the station of this folder writes them, now or when it starts%n"
                        .formatted(put, asked.size()));
        return without == 0 ? ExitCode.GOOD : ExitCode.DEGRADED;
    }

    /// The comparisons; empty when something is wrong, which is told.
    private static Optional<OffsetFile> read(Surroundings surroundings, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                surroundings.complain(file + ": is larger than 1 MiB");
                return Optional.empty();
            }
            var offsets = OffsetFile.parse(Files.readString(file));
            offsets.mistakes().forEach(each -> surroundings.complain(file + ": " + each));
            int count = offsets.lines().size();
            if (offsets.mistakes().isEmpty() && (count == 0 || count > CorrectionInbox.MOST)) {
                surroundings.complain(
                        "%s: must have 1 to %d lines".formatted(file, CorrectionInbox.MOST));
                return Optional.empty();
            }
            return offsets.mistakes().isEmpty() ? Optional.of(offsets) : Optional.empty();
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot read %s: %s".formatted(file, ConfigCommands.reason(failed)));
            return Optional.empty();
        }
    }
}
