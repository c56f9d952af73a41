package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.guard.GuardInbox;
import org.noonmark.app.guard.GuardRequest;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.incident.OperatorAction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The commands that ask something of a station's guard. Each leaves a file in the inbox: the
/// station alone writes what the guard remembers.
final class GuardRequests {
    private final Surroundings surroundings;

    private GuardRequests(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Makes a request of what was typed.
    private interface Asked {
        GuardRequest of(Path folder, ParseResult arguments, Instant time, String by)
                throws CommandFailure;
    }

    static List<CommandSpec> all(Surroundings surroundings) {
        var here = new GuardRequests(surroundings);
        return List.of(
                here.acknowledge(),
                here.comment(),
                here.close(),
                here.claim(),
                here.learn("freeze", "Let the guard learn nothing more, for now.", true),
                here.learn("unfreeze", "Let the guard learn again.", false),
                here.rollBack(),
                here.suspect());
    }

    private CommandSpec command(String name, String description, Asked asked) {
        var spec =
                GuardCommand.command(
                        surroundings,
                        name,
                        description,
                        (folder, arguments) -> put(folder, arguments, asked));
        spec.usageMessage()
                .footer(
                        "",
                        "The station of this folder does it, now or when it starts.",
                        "Exit codes: 0 asked, 2 not asked, 64 usage.");
        return spec.addOption(option("--by", "NAME", "Your name, which is kept.", true));
    }

    private static OptionSpec option(
            String name, String label, String description, boolean required) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .required(required)
                .description(description)
                .build();
    }

    private static OptionSpec confidence() {
        return OptionSpec.builder("--confidence")
                .paramLabel("0-100")
                .type(int.class)
                .required(true)
                .description("How sure that source says it is.")
                .build();
    }

    private static PositionalParamSpec word(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .type(String.class)
                .index(Integer.toString(index))
                .arity("1")
                .required(true)
                .description(description)
                .build();
    }

    private int put(Path folder, ParseResult arguments, Asked asked) throws CommandFailure {
        var by = name("--by", arguments.matchedOptionValue("--by", ""));
        var inbox = new GuardInbox(folder.resolve(GuardInbox.NAME));
        if (!Files.isDirectory(inbox.folder())) {
            throw CommandFailure.data(
                    "%s: the station makes this folder when it starts: start it once, with logs to guard"
                            .formatted(inbox.folder()));
        }
        try {
            var file = inbox.put(asked.of(folder, arguments, Instant.now(), by));
            surroundings.print(
                    "%s: the station of this folder takes it, now or when it starts%n"
                            .formatted(file));
            return ExitCode.GOOD;
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot write into %s: %s"
                            .formatted(inbox.folder(), ConfigCommands.reason(failed)));
        }
    }

    private static String name(String what, String name) throws CommandFailure {
        return checked(what, name, GuardRequest.refusalOfName(name));
    }

    private static String text(String what, String text) throws CommandFailure {
        var refusal = GuardRequest.refusalOfText(text);
        return checked(what, text, text.isBlank() ? Optional.of("must not be empty") : refusal);
    }

    private static String checked(String what, String value, Optional<String> refusal)
            throws CommandFailure {
        if (refusal.isPresent()) {
            throw CommandFailure.usage("%s %s".formatted(what, refusal.get()));
        }
        return value;
    }

    private static int confidence(ParseResult arguments) throws CommandFailure {
        int confidence = arguments.matchedOptionValue("--confidence", 0);
        if (confidence < 0 || confidence > 100) {
            throw CommandFailure.usage("--confidence must be 0 to 100: " + confidence);
        }
        return confidence;
    }

    /// The incident that is named, by the identifier that it has now.
    private String incident(Path folder, ParseResult arguments) throws CommandFailure {
        return GuardIncidents.find(surroundings, folder, arguments.matchedPositionalValue(0, ""))
                .identifier();
    }

    private CommandSpec acknowledge() {
        return command(
                        "acknowledge",
                        "Say that you have an incident in hand.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.OfIncident(
                                        new OperatorAction.Acknowledge(
                                                incident(folder, arguments), time, by)))
                .addPositional(GuardIncidents.identifier());
    }

    private CommandSpec comment() {
        return command(
                        "comment",
                        "Say something about an incident.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.OfIncident(
                                        new OperatorAction.Comment(
                                                incident(folder, arguments),
                                                time,
                                                by,
                                                text(
                                                        "TEXT",
                                                        arguments.matchedPositionalValue(1, "")))))
                .addPositional(GuardIncidents.identifier())
                .addPositional(word(1, "TEXT", "What you say."));
    }

    private CommandSpec close() {
        return command(
                        "close",
                        "Close an incident.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.OfIncident(
                                        new OperatorAction.Close(
                                                incident(folder, arguments),
                                                time,
                                                by,
                                                text(
                                                        "--reason",
                                                        arguments.matchedOptionValue(
                                                                "--reason", "")))))
                .addPositional(GuardIncidents.identifier())
                .addOption(option("--reason", "TEXT", "Why it is closed.", true));
    }

    private CommandSpec claim() {
        return command(
                        "claim",
                        "Write down what somebody says about who did it, as their claim.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.OfIncident(
                                        new OperatorAction.AddClaim(
                                                incident(folder, arguments),
                                                time,
                                                by,
                                                text(
                                                        "--text",
                                                        arguments.matchedOptionValue("--text", "")),
                                                source(arguments),
                                                confidence(arguments))))
                .addPositional(GuardIncidents.identifier())
                .addOption(option("--text", "TEXT", "What they say.", true))
                .addOption(option("--source", "WHO", "Who says so.", true))
                .addOption(confidence());
    }

    private static String source(ParseResult arguments) throws CommandFailure {
        return name("--source", arguments.matchedOptionValue("--source", ""));
    }

    private CommandSpec learn(String name, String description, boolean isFrozen) {
        return command(
                name,
                description,
                (folder, arguments, time, by) -> new GuardRequest.Learn(time, by, isFrozen));
    }

    private CommandSpec rollBack() {
        return command(
                        "rollback",
                        "Make every baseline what it was at the end of a day: forget what was"
                                + " learned since. The store is copied first.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.RollBack(time, by, day(arguments, time)))
                .addPositional(
                        word(0, "DATE", "The last day that is believed, in UTC: 2026-11-24."));
    }

    private static LocalDate day(ParseResult arguments, Instant now) throws CommandFailure {
        var text = arguments.matchedPositionalValue(0, "");
        try {
            var day = LocalDate.parse(text);
            if (!day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant().isBefore(now)) {
                throw CommandFailure.usage("DATE must not be in the future: " + text);
            }
            return day;
        } catch (DateTimeException noDate) {
            throw CommandFailure.usage("DATE must be a day such as 2026-11-24: " + text);
        }
    }

    private CommandSpec suspect() {
        return command(
                        "suspect",
                        "Say that somebody's phone or credential may be in other hands.",
                        (folder, arguments, time, by) ->
                                new GuardRequest.Suspect(
                                        time,
                                        by,
                                        name("PERSON", arguments.matchedPositionalValue(0, "")),
                                        source(arguments),
                                        confidence(arguments),
                                        checked(
                                                "--reason",
                                                arguments.matchedOptionValue("--reason", ""),
                                                GuardRequest.refusalOfText(
                                                        arguments.matchedOptionValue(
                                                                "--reason", "")))))
                .addPositional(word(0, "PERSON", "A person or an account."))
                .addOption(option("--source", "WHO", "Who says so.", true))
                .addOption(confidence())
                .addOption(option("--reason", "TEXT", "Why they say so.", false));
    }
}
