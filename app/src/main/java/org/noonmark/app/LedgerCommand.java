package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.events.Visible;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.Parsed;
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
                .addSubcommand("export", LedgerExport.spec(surroundings))
                .addSubcommand("scoreboard", ScoreboardCommand.spec(surroundings))
                .addSubcommand("contradict", ContradictCommand.spec(surroundings))
                .addSubcommand("correct", correct(surroundings))
                .addSubcommand("check", check(surroundings))
                .addSubcommand("witness", LedgerWitnessCommand.spec(surroundings));
    }

    /// What a command does with the log.
    interface Work {
        int run(OpenLog log, ParseResult arguments) throws IOException, StartFailure;
    }

    /// A command that reads the log of the station that the options name.
    static CommandSpec command(
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
                            if (count < 1) {
                                surroundings.complain("--count must be 1 or more");
                                return ExitCode.USAGE;
                            }
                            if (log.size() == 0) {
                                surroundings.complain(
                                        "no checkpoint covers a statement yet: wait a few seconds");
                            }
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
                + Visible.json(new String(log.statement(index).encode(), StandardCharsets.UTF_8))
                + "\n";
    }

    private static CommandSpec show(Surroundings surroundings) {
        return command(
                        surroundings,
                        "show",
                        "Print one statement as it is in the log, with escapes for what would not be"
                                + " seen.",
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
        return withFooter(
                command(
                        surroundings,
                        "check",
                        "Read the whole log: every entry against its hash, every tile against the"
                                + " one above, the root against the checkpoint, the checkpoint"
                                + " against the log's key.",
                        (log, arguments) -> check(surroundings, log, arguments)),
                "Exit codes: 0 all is as it was signed, 1 the same but for the signature, which"
                        + " could not be checked, 2 damaged, 3 it cannot be read, 64 usage.");
    }

    private static int check(Surroundings surroundings, OpenLog log, ParseResult arguments)
            throws IOException {
        var key = StatusCommand.folder(surroundings, arguments).orElseThrow();
        var damage = new ArrayList<>(log.reader().damage());
        var signature = signature(log, key.resolve(LedgerStart.VERIFIER));
        signature.filter(problem -> !problem.isEmpty()).ifPresent(damage::add);
        damage.forEach(line -> surroundings.print(line + "\n"));
        if (!damage.isEmpty()) {
            surroundings.print(
                    "%d things are damaged: restore them from a copy of this log, not older than"
                                    .formatted(damage.size())
                            + " the newest checkpoint that anybody has seen\n");
            return ExitCode.FAILED;
        }
        surroundings.print(
                "%d statements of %s: all is as it was signed%n"
                        .formatted(log.size(), log.reader().checkpoint().origin()));
        if (signature.isEmpty()) {
            surroundings.complain(
                    "whose signature that is was not checked: there is no %s beside the log"
                            .formatted(LedgerStart.VERIFIER));
            return ExitCode.DEGRADED;
        }
        return ExitCode.GOOD;
    }

    /// What is wrong with the checkpoint's signature, an empty text when nothing is; nothing when
    /// the key is not there.
    private static Optional<String> signature(OpenLog log, Path key) throws IOException {
        if (!Files.exists(key)) {
            return Optional.empty();
        }
        var policy = OpenLog.named("quorum none\n", Files.readString(key).strip());
        return Optional.of(
                switch (LogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8))) {
                    case Parsed.Malformed<LogPolicy> _ -> key + ": is no key of a log";
                    case Parsed.Good<LogPolicy>(var good) ->
                            good.judge(log.note()) instanceof LogPolicy.Judged.Refused(var reason)
                                    ? "checkpoint: " + reason
                                    : "";
                });
    }

    private static CommandSpec withFooter(CommandSpec spec, String exitCodes) {
        spec.usageMessage().footer("", exitCodes);
        return spec;
    }

    static OptionSpec instant(String name, String description, boolean isRequired) {
        return OptionSpec.builder(name)
                .paramLabel("INSTANT")
                .type(String.class)
                .required(isRequired)
                .description(description)
                .build();
    }

    /// The instant of an option, TAI nanoseconds since 1970; complains when it is none.
    ///
    /// @throws StartFailure when the leap table of the configuration cannot be read
    static Optional<BigInteger> nanos(
            Surroundings surroundings, ParseResult arguments, String option) throws StartFailure {
        var table = leapTable(surroundings, arguments);
        String text = arguments.matchedOptionValue(option, "");
        var found = nanos(table, text);
        if (found.isEmpty()) {
            surroundings.complain(
                    "%s %s: is no instant; write it such as 2026-11-23T14:00:00Z"
                            .formatted(option, text));
        }
        return found;
    }

    /// By which instants in UTC are read.
    static LeapTable leapTable(Surroundings surroundings, ParseResult arguments)
            throws StartFailure {
        var configuration = configuration(surroundings, arguments);
        if (configuration.isEmpty()) {
            throw new StartFailure("the configuration is wrong");
        }
        return LeapFile.load(configuration.get().leapFile());
    }

    static Optional<Configuration> configuration(Surroundings surroundings, ParseResult arguments) {
        return arguments.hasMatchedOption("--config")
                ? ConfigCommands.load(
                        surroundings, arguments.matchedOptionValue("--config", Path.of("")))
                : Optional.of(ConfigurationFile.embedded());
    }

    /// TAI nanoseconds since 1970 of an instant in UTC; empty when it is written otherwise.
    static Optional<BigInteger> nanos(LeapTable table, String utc) {
        try {
            var tai = table.toTai(UtcInstant.parse(utc));
            return Optional.of(
                    BigInteger.valueOf(tai.seconds())
                            .multiply(BigInteger.valueOf(1_000_000_000L))
                            .add(BigInteger.valueOf(tai.attoseconds() / 1_000_000_000L)));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }
}
