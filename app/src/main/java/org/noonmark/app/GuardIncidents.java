package org.noonmark.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.guard.IncidentText;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.output.ResultFile;
import org.noonmark.incident.Incident;
import org.noonmark.incident.export.OcsfFindings;
import org.noonmark.incident.export.Producer;
import org.noonmark.incident.export.StixBundle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark guard incidents` and `guard show`: what the guard has found.
final class GuardIncidents {
    private static final List<String> FORMATS = List.of("text", "json", "stix", "ocsf");

    private GuardIncidents() {}

    static CommandSpec list(Surroundings surroundings) {
        var spec =
                GuardCommand.command(
                        surroundings,
                        "incidents",
                        "List the incidents of a station, the newest change first.",
                        (folder, arguments) -> list(surroundings, folder, arguments));
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 none is open, 1 some are, 2 they cannot be read, 64 usage.");
        return spec.addOption(OptionSpec.builder("--all").description("Closed ones, too.").build())
                .addOption(CommandTree.jsonOption());
    }

    private static int list(Surroundings surroundings, Path folder, ParseResult arguments)
            throws CommandFailure {
        try (var store = GuardFiles.toRead(surroundings, folder)) {
            var all = store.incidents().all();
            boolean isAll = arguments.hasMatchedOption("--all");
            var shown =
                    all.stream()
                            .filter(each -> isAll || each.state() != Incident.State.CLOSED)
                            .toList();
            if (arguments.hasMatchedOption("--json")) {
                ResultFile.print(surroundings.out(), JsonText.of(shown));
            } else if (shown.isEmpty()) {
                surroundings.print(isAll ? "no incidents\n" : "no open incidents\n");
            } else {
                surroundings.print(IncidentText.table(shown));
            }
            return all.stream().anyMatch(each -> each.state() == Incident.State.OPEN)
                    ? ExitCode.DEGRADED
                    : ExitCode.GOOD;
        }
    }

    static PositionalParamSpec identifier() {
        return PositionalParamSpec.builder()
                .paramLabel("ID")
                .type(String.class)
                .arity("1")
                .required(true)
                .index("0")
                .description("The incident, such as I-0123456789ab.")
                .build();
    }

    static CommandSpec show(Surroundings surroundings) {
        var spec =
                GuardCommand.command(
                        surroundings,
                        "show",
                        "Show an incident: what happened, how sure it is, what to do.",
                        (folder, arguments) -> show(surroundings, folder, arguments));
        spec.usageMessage()
                .footer("", "Exit codes: 0 shown, 2 not there or not to be read, 64 usage.");
        return spec.addPositional(identifier())
                .addOption(
                        OptionSpec.builder("--format")
                                .paramLabel("FORMAT")
                                .type(String.class)
                                .description(
                                        "text, json, stix (a STIX 2.1 bundle) or ocsf (OCSF 1.5.0,"
                                                + " a line for each finding); text without it.")
                                .build())
                .addOption(
                        OptionSpec.builder("-o", "--output")
                                .paramLabel("FILE")
                                .type(Path.class)
                                .description("Write a file, whole or not at all.")
                                .build());
    }

    private static int show(Surroundings surroundings, Path folder, ParseResult arguments)
            throws CommandFailure {
        var format = arguments.matchedOptionValue("--format", "text");
        if (!FORMATS.contains(format)) {
            throw CommandFailure.usage("--format must be one of %s: %s".formatted(FORMATS, format));
        }
        var incident = find(surroundings, folder, arguments.matchedPositionalValue(0, ""));
        var text =
                switch (format) {
                    case "json" -> JsonText.of(incident);
                    case "stix" -> StixBundle.of(incident, producer(folder)) + "\n";
                    case "ocsf" -> OcsfFindings.of(incident, producer(folder));
                    default -> IncidentText.of(incident);
                };
        if (arguments.hasMatchedOption("--output")) {
            ResultFile.write(
                    arguments.matchedOptionValue("--output", Path.of("")),
                    text.getBytes(StandardCharsets.UTF_8));
        } else if (format.equals("text")) {
            surroundings.print(text);
        } else {
            ResultFile.print(surroundings.out(), text);
        }
        return ExitCode.GOOD;
    }

    /// The incident of an identifier.
    static Incident find(Surroundings surroundings, Path folder, String identifier)
            throws CommandFailure {
        try (var store = GuardFiles.toRead(surroundings, folder)) {
            return store.incidents()
                    .find(identifier)
                    .orElseThrow(() ->
                            CommandFailure.data(
                                    "there is no incident %s: noonmark guard incidents --all lists them"
                                            .formatted(identifier)));
        }
    }

    private static Producer producer(Path folder) {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return new Producer(String.valueOf(name), Version.TEXT, technique -> technique);
    }
}
