package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.ledger.ComparedTick;
import org.noonmark.app.ledger.Correction;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.OffsetFile;
import org.noonmark.app.ledger.OpenLog;
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
                                + " uncertainty in seconds (a bound), and the number of the tick"
                                + " if the station said the instant more than once.")
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
        var wrong = Correction.refusal(basis);
        if (wrong.isPresent()) {
            surroundings.complain("--basis: " + wrong.get());
            return ExitCode.USAGE;
        }
        var table = LedgerCommand.leapTable(surroundings, arguments);
        var inbox = new CorrectionInbox(log.folder().resolveSibling(CorrectionInbox.NAME));
        if (!Files.isDirectory(inbox.folder())) {
            surroundings.complain(
                    "%s: the station makes this folder when it starts: start it once"
                            .formatted(inbox.folder()));
            return ExitCode.FAILED;
        }
        var offsets = read(surroundings, file);
        return offsets.isEmpty()
                ? ExitCode.FAILED
                : put(
                        surroundings,
                        line -> ComparedTick.of(log, table, line, basis),
                        inbox,
                        file,
                        offsets.get().lines());
    }

    private interface Search {
        ComparedTick.Found find(OffsetFile.Line line) throws IOException;
    }

    private static int put(
            Surroundings surroundings,
            Search search,
            CorrectionInbox inbox,
            Path file,
            List<OffsetFile.Line> lines)
            throws IOException {
        var asked = new ArrayList<CorrectionInbox.Asked>();
        for (var line : lines) {
            var found = search.find(line);
            if (found instanceof ComparedTick.Found.One(var one)) {
                asked.add(one);
            } else {
                surroundings.complain(
                        "%s: line %d: %s".formatted(file, line.number(), why(found, line)));
            }
        }
        if (asked.isEmpty()) {
            return ExitCode.FAILED;
        }
        var put = inbox.put(asked);
        surroundings.print(
                "%s: corrections: %d; the station of this folder writes them, now or when it starts%n"
                        .formatted(put, asked.size()));
        return asked.size() == lines.size() ? ExitCode.GOOD : ExitCode.DEGRADED;
    }

    private static String why(ComparedTick.Found found, OffsetFile.Line line) {
        return found instanceof ComparedTick.Found.Several(var numbers)
                ? "at %s the station said what the ticks %s all say: put the number of the one that is meant at the end of the line"
                        .formatted(line.instant(), numbers)
                : "no tick that knew the time says what the station said at %s"
                        .formatted(line.instant());
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
