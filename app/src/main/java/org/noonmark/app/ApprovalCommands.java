package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.noonmark.app.approval.ApprovalRule;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.Judgement;
import org.noonmark.app.approval.Remembered;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.ApprovalEvent.Signer;
import org.noonmark.events.Visible;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark config diff`, `sign`, `apply` and `history`: how several people agree to a change.
final class ApprovalCommands {
    private static final String IN_USE =
            "only checked: a station runs with this data folder. Move the file over the one that it"
                    + " was started with\n";

    private ApprovalCommands() {}

    /// The commands by their names.
    static Map<String, CommandSpec> all(Surroundings surroundings) {
        var commands = new LinkedHashMap<String, CommandSpec>();
        commands.put("diff", diff(surroundings));
        commands.put("bind", bind(surroundings));
        commands.put("sign", SignCommand.spec(surroundings));
        commands.put("apply", apply(surroundings));
        commands.put("history", history(surroundings));
        return commands;
    }

    static PositionalParamSpec file(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .type(Path.class)
                .arity("1")
                .required(true)
                .description(description)
                .build();
    }

    static boolean isGood(Candidate candidate) {
        return candidate.read() instanceof ConfigurationFile.Good;
    }

    private static CommandSpec diff(Surroundings surroundings) {
        return CommandTree.command(
                        "diff",
                        "Say what is different between two configurations, by key.",
                        arguments -> {
                            Path old = arguments.matchedPositionalValue(0, Path.of(""));
                            Path next = arguments.matchedPositionalValue(1, Path.of(""));
                            var before = ConfigCommands.candidate(surroundings, old);
                            var after = ConfigCommands.candidate(surroundings, next);
                            if (!isGood(before) || !isGood(after)) {
                                return ExitCode.FAILED;
                            }
                            var differences = ApprovalText.differences(before, after);
                            surroundings.print(ApprovalText.of(differences));
                            return ExitCode.GOOD;
                        })
                .addPositional(file("OLD", "A configuration."))
                .addPositional(file("NEW", "Another."));
    }

    private static CommandSpec bind(Surroundings surroundings) {
        return CommandTree.command(
                        "bind",
                        "Print the line of [approval] that binds the content of the files which a"
                                + " configuration names.",
                        arguments -> {
                            Path file = arguments.matchedPositionalValue(0, Path.of(""));
                            var candidate = ConfigCommands.candidate(surroundings, file);
                            if (!isGood(candidate)) {
                                return ExitCode.FAILED;
                            }
                            var unread = ApprovalText.unread(candidate);
                            unread.ifPresent(surroundings::complain);
                            if (unread.isEmpty()) {
                                surroundings.print(ApprovalText.files(candidate));
                            }
                            return unread.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
                        })
                .addPositional(file("FILE", "The configuration."));
    }

    static OptionSpec data(String description) {
        return OptionSpec.builder("--data")
                .paramLabel("FOLDER")
                .type(Path.class)
                .description(description)
                .build();
    }

    private static CommandSpec apply(Surroundings surroundings) {
        return CommandTree.command(
                        "apply",
                        "Check the signatures beside a configuration, and make it the approved one."
                                + " While a station runs with this data folder it is only checked: a"
                                + " running station looks at its own file every second.",
                        arguments -> apply(surroundings, arguments))
                .addPositional(file("FILE", "The configuration, with FILE.NAME.sig beside it."))
                .addOption(requiredData());
    }

    private static OptionSpec requiredData() {
        return data("The data folder of the station.").toBuilder().required(true).build();
    }

    private static int apply(Surroundings surroundings, ParseResult arguments) {
        Path file = arguments.matchedPositionalValue(0, Path.of(""));
        var candidate = ConfigCommands.candidate(surroundings, file);
        if (!(candidate.read() instanceof ConfigurationFile.Good)) {
            return ExitCode.FAILED;
        }
        // Not the one that the candidate names: it would choose by which approval it is judged.
        Path data = arguments.matchedOptionValue("--data", Path.of(""));
        try {
            var open = DataFolder.openUnlessInUse(data);
            if (open.isEmpty()) {
                var judged = judge(ApprovedFile.read(data), candidate);
                surroundings.print(text(judged) + IN_USE);
                return exitCode(judged);
            }
            try (var folder = open.orElseThrow()) {
                return apply(surroundings, folder, candidate);
            }
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.FAILED;
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot keep the approved configuration: " + ConfigCommands.reason(failed));
            return ExitCode.FAILED;
        }
    }

    /// Judges what nobody else can change meanwhile.
    private static int apply(Surroundings surroundings, DataFolder folder, Candidate candidate)
            throws StartFailure, IOException {
        var approved = ApprovedFile.read(folder.path(""));
        var judged = judge(approved, candidate);
        surroundings.print(text(judged));
        if (judged instanceof Judgement.Accepted(var attempt, var how)) {
            var next = Approved.of(candidate, now(approved), approved);
            var untold = new Remembered.Untold(attempt, how);
            ApprovedFile.write(folder, next.with(next.remembered().with(untold)));
            surroundings.print("it is the approved one now: start the station with this file\n");
        }
        return exitCode(judged);
    }

    private static int exitCode(Judgement judged) {
        return judged instanceof Judgement.Refused ? ExitCode.FAILED : ExitCode.GOOD;
    }

    private static Judgement judge(Optional<Approved> approved, Candidate candidate) {
        return ApprovalRule.judge(approved, candidate, now(approved));
    }

    /// By the host clock, and not before what was trusted earlier.
    static Instant now(Optional<Approved> approved) {
        var now = LatestClock.of(HostClocks.open()).get();
        return approved.flatMap(known -> known.remembered().floor())
                .filter(now::isBefore)
                .orElse(now);
    }

    private static String text(Judgement judged) {
        return switch (judged) {
            case Judgement.Unchanged() -> "it says what the approved one says\n";
            case Judgement.Accepted(var attempt, var how) ->
                    "approved: %s (%s)%n%s"
                            .formatted(
                                    how, names(attempt.by()), ApprovalText.of(attempt.changes()));
            case Judgement.Extended(var attempt, _) ->
                    "the leap table says the same for longer: a station takes it by itself%n%s"
                            .formatted(ApprovalText.of(attempt.changes()));
            case Judgement.Emergency(var attempt, var until) ->
                    "an emergency until %s, signed by %s: it is never the approved one; a station that runs with this file takes it at once%n%s"
                            .formatted(
                                    until, names(attempt.by()), ApprovalText.of(attempt.changes()));
            case Judgement.Refused(var attempt, var reason) ->
                    "refused: %s%n%s".formatted(reason, ApprovalText.of(attempt.changes()));
        };
    }

    private static String names(List<Signer> by) {
        return by.isEmpty()
                ? "no signature"
                : by.stream().map(Signer::principal).collect(Collectors.joining(", "));
    }

    private static CommandSpec history(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "history",
                        "Print what the ledger states of the configuration: approved, refused and"
                                + " emergency changes.",
                        arguments -> history(surroundings, arguments));
        StatusCommand.folderOptions().forEach(spec::addOption);
        return spec;
    }

    private static int history(Surroundings surroundings, ParseResult arguments) {
        try {
            var folder = StatusCommand.folder(surroundings, arguments);
            if (folder.isEmpty()) {
                return ExitCode.FAILED;
            }
            var log = OpenLog.of(folder.orElseThrow().resolve(LedgerStart.FOLDER));
            for (long index = 0; index < log.size(); ) {
                long end = Math.min(log.size(), index + LogReader.BUNDLE);
                for (var statement : log.statements(index, end)) {
                    if (statement.kind() == StatementKind.CONFIG) {
                        surroundings.print(line(index, statement));
                    }
                    index++;
                }
            }
            return ExitCode.GOOD;
        } catch (IOException | java.io.UncheckedIOException failed) {
            surroundings.complain("cannot read the ledger: " + failed.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    /// Whoever could write into the log cannot make lines of this.
    private static String line(long index, Statement statement) {
        var body = statement.body();
        var sha256 = body.text("sha256").orElse("");
        var text = new StringBuilder();
        text.append(
                        Visible.line(
                                "%d %s %s, revision %s, %s, signed by %s"
                                        .formatted(
                                                index,
                                                body.text("outcome").orElse(""),
                                                sha256.substring(0, Math.min(16, sha256.length())),
                                                body.whole("revision")
                                                        .map(Object::toString)
                                                        .orElse("-"),
                                                body.text("reason").orElse("no reason"),
                                                signers(body))))
                .append('\n');
        for (var item : body.items("changes")) {
            if (item instanceof Json.Members change) {
                var difference =
                        new Difference(
                                change.text("key").orElse(""),
                                change.text("from"),
                                change.text("to"));
                text.append("    ").append(difference.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static String signers(Json.Members body) {
        var names =
                body.items("by").stream()
                        .map(each ->
                                each instanceof Json.Members signer
                                        ? signer.text("principal").orElse("")
                                        : "")
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nobody" : names;
    }
}
