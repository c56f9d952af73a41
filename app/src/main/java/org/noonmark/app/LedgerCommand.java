package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.ledger.BoundMaterial;
import org.noonmark.app.ledger.MaterialFolder;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.output.WholeFile;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger`: reads what a station has stated, proves it, and checks the files.
final class LedgerCommand {
    private static final int TAIL = 10;

    private LedgerCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.group("ledger", "Read, prove and check what the station has stated.")
                .addSubcommand("tail", tail(surroundings))
                .addSubcommand("show", show(surroundings))
                .addSubcommand("prove", prove(surroundings))
                .addSubcommand("export", export(surroundings))
                .addSubcommand("correct", correct(surroundings))
                .addSubcommand("check", check(surroundings))
                .addSubcommand("witness", LedgerWitnessCommand.spec(surroundings));
    }

    private interface Work {
        int run(OpenLog log, ParseResult arguments) throws IOException, StartFailure;
    }

    private static CommandSpec command(
            Surroundings surroundings, String name, String description, Work work) {
        var spec =
                CommandTree.command(
                        name, description, arguments -> run(surroundings, arguments, work));
        StatusCommand.folderOptions().forEach(spec::addOption);
        return spec;
    }

    private static int run(Surroundings surroundings, ParseResult arguments, Work work) {
        try {
            var folder = StatusCommand.folder(surroundings, arguments);
            if (folder.isEmpty()) {
                return ExitCode.FAILED;
            }
            var log = OpenLog.of(folder.orElseThrow().resolve(LedgerStart.FOLDER));
            return work.run(log, arguments);
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.UNKNOWN;
        } catch (IOException | java.io.UncheckedIOException failed) {
            surroundings.complain("cannot read the ledger: " + failed.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private static CommandSpec tail(Surroundings surroundings) {
        return command(
                        surroundings,
                        "tail",
                        "Print the newest statements that a checkpoint covers, a line each.",
                        (log, arguments) -> {
                            int count = arguments.matchedOptionValue("--count", TAIL);
                            for (long i = Math.max(0, log.size() - count); i < log.size(); i++) {
                                surroundings.print(line(log, i));
                            }
                            return ExitCode.GOOD;
                        })
                .addOption(
                        OptionSpec.builder("--count")
                                .paramLabel("N")
                                .type(int.class)
                                .description("How many; 10 without it.")
                                .build());
    }

    private static String line(OpenLog log, long index) throws IOException {
        return index
                + " "
                + new String(log.statement(index).encode(), StandardCharsets.UTF_8)
                + "\n";
    }

    private static CommandSpec show(Surroundings surroundings) {
        return command(
                        surroundings,
                        "show",
                        "Print one statement as it is in the log.",
                        (log, arguments) -> {
                            var index = index(surroundings, log, arguments);
                            if (index.isEmpty()) {
                                return ExitCode.USAGE;
                            }
                            surroundings.print(line(log, index.get()));
                            return ExitCode.GOOD;
                        })
                .addPositional(indexParameter());
    }

    private static PositionalParamSpec indexParameter() {
        return PositionalParamSpec.builder()
                .paramLabel("INDEX")
                .type(long.class)
                .arity("1")
                .required(true)
                .description("The number of the statement, from 0.")
                .build();
    }

    private static Optional<Long> index(
            Surroundings surroundings, OpenLog log, ParseResult arguments) {
        long index = arguments.matchedPositionalValue(0, -1L);
        if (index < 0 || index >= log.size()) {
            surroundings.complain(
                    "there is no statement %d: the checkpoint covers %d, from 0"
                            .formatted(index, log.size()));
            return Optional.empty();
        }
        return Optional.of(index);
    }

    private static CommandSpec prove(Surroundings surroundings) {
        return command(
                        surroundings,
                        "prove",
                        "Print the proof that a statement is in the log (c2sp.org/tlog-proof).",
                        (log, arguments) -> {
                            var index = index(surroundings, log, arguments);
                            if (index.isEmpty()) {
                                return ExitCode.USAGE;
                            }
                            var proof = log.reader().inclusion(index.get());
                            var file = new ProofFile(Optional.empty(), proof, log.note());
                            surroundings.print(new String(file.encode(), StandardCharsets.UTF_8));
                            return ExitCode.GOOD;
                        })
                .addPositional(indexParameter());
    }

    private static CommandSpec correct(Surroundings surroundings) {
        return command(
                        surroundings,
                        "correct",
                        "Have the station state what others have published of its time: a"
                                + " correction of the tick nearest to each comparison.",
                        (log, arguments) -> LedgerCorrectCommand.run(surroundings, log, arguments))
                .addPositional(LedgerCorrectCommand.fileParameter())
                .addOption(LedgerCorrectCommand.basisOption());
    }

    private static CommandSpec check(Surroundings surroundings) {
        return command(
                surroundings,
                "check",
                "Read the whole log: every entry against its hash, every tile against the one"
                        + " above, the root against the checkpoint.",
                (log, arguments) -> {
                    var damage = log.reader().damage();
                    damage.forEach(line -> surroundings.print(line + "\n"));
                    surroundings.print(
                            damage.isEmpty()
                                    ? "%d statements of %s: all is as it was signed%n"
                                            .formatted(
                                                    log.size(), log.reader().checkpoint().origin())
                                    : "%d files are damaged: restore them from a copy of this log%n"
                                            .formatted(damage.size()));
                    return damage.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
                });
    }

    private static CommandSpec export(Surroundings surroundings) {
        return command(
                        surroundings,
                        "export",
                        "Write evidence of all statements that may have been made between two"
                                + " instants, for anybody to check: noonmark verify.",
                        (log, arguments) -> export(surroundings, log, arguments))
                .addOption(
                        instant("--from", "The first instant, UTC, such as 2026-11-23T14:00:00Z."))
                .addOption(instant("--to", "The last instant, UTC."))
                .addOption(
                        OptionSpec.builder("--out")
                                .paramLabel("FILE")
                                .type(Path.class)
                                .required(true)
                                .description("The bundle to write (.zip).")
                                .build());
    }

    private static OptionSpec instant(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("INSTANT")
                .type(String.class)
                .required(true)
                .description(description)
                .build();
    }

    private static int export(Surroundings surroundings, OpenLog log, ParseResult arguments)
            throws IOException, StartFailure {
        var configuration = configuration(surroundings, arguments);
        if (configuration.isEmpty()) {
            return ExitCode.FAILED;
        }
        var from = nanos(arguments.matchedOptionValue("--from", ""));
        var to = nanos(arguments.matchedOptionValue("--to", ""));
        if (from.isEmpty() || to.isEmpty()) {
            surroundings.complain("--from and --to are written such as 2026-11-23T14:00:00Z");
            return ExitCode.USAGE;
        }
        var asked = log.between(from.get(), to.get());
        var indices = asked.isEmpty() ? asked : log.withForeign(asked);
        if (indices.isEmpty() || indices.size() > EvidenceBundle.MAX_STATEMENTS) {
            surroundings.complain(
                    "%d statements are between these instants: choose others, for 1 to %d"
                            .formatted(indices.size(), EvidenceBundle.MAX_STATEMENTS));
            return ExitCode.FAILED;
        }
        Path out = arguments.matchedOptionValue("--out", Path.of(""));
        var material = material(surroundings, log, arguments, indices);
        var bytes =
                bundle(
                        surroundings,
                        configuration.get(),
                        log,
                        arguments,
                        indices,
                        material.found());
        if (!isWritten(surroundings, out, bytes)) {
            return ExitCode.FAILED;
        }
        surroundings.print(
                "%s: %d statements%s, %d bytes%n"
                        .formatted(out, indices.size(), material.text(), bytes.length));
        return ExitCode.GOOD;
    }

    private static boolean isWritten(Surroundings surroundings, Path out, byte[] bytes) {
        try {
            WholeFile.write(out, bytes);
            return true;
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot write %s: %s".formatted(out, ConfigCommands.reason(failed)));
            return false;
        }
    }

    private static BoundMaterial material(
            Surroundings surroundings, OpenLog log, ParseResult arguments, List<Long> indices)
            throws IOException, StartFailure {
        var folder = StatusCommand.folder(surroundings, arguments).orElseThrow();
        var beside = folder.resolve(LedgerStart.FOLDER).resolve(MaterialFolder.NAME);
        return BoundMaterial.of(log, indices, new MaterialFolder(beside, Long.MAX_VALUE));
    }

    private static byte[] bundle(
            Surroundings surroundings,
            Configuration configuration,
            OpenLog log,
            ParseResult arguments,
            List<Long> indices,
            Map<String, byte[]> material)
            throws IOException, StartFailure {
        var policyFile = configuration.ledger().flatMap(Configuration.LedgerConfig::policy);
        Optional<String> policy = Optional.empty();
        if (policyFile.isPresent()) {
            policy = Optional.of(Files.readString(policyFile.get()));
        }
        var folder = StatusCommand.folder(surroundings, arguments).orElseThrow();
        var key = Files.readString(folder.resolve(LedgerStart.VERIFIER)).strip();
        var software = new EvidenceBundle.Software(Version.TEXT, LedgerStart.software());
        return log.bundle(indices, policy, key, material, software).encode();
    }

    static Optional<Configuration> configuration(Surroundings surroundings, ParseResult arguments) {
        return arguments.hasMatchedOption("--config")
                ? ConfigCommands.load(
                        surroundings, arguments.matchedOptionValue("--config", Path.of("")))
                : Optional.of(ConfigurationFile.embedded());
    }

    /// TAI nanoseconds since 1970 of an instant in UTC; empty when it is written otherwise.
    static Optional<BigInteger> nanos(String utc) {
        try {
            var tai = LeapTable.embedded().toTai(UtcInstant.parse(utc));
            return Optional.of(
                    BigInteger.valueOf(tai.seconds())
                            .multiply(BigInteger.valueOf(1_000_000_000L))
                            .add(BigInteger.valueOf(tai.attoseconds() / 1_000_000_000L)));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }
}
