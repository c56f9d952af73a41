package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.config.PostureProfileFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.output.WholeFile;
import org.noonmark.app.posture.PostureRun;
import org.noonmark.posture.check.Profile;
import org.noonmark.posture.text.ConfigFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark guard posture`: configurations of a host held against a profile.
final class PostureCommand {
    private PostureCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "posture",
                        "Hold the configurations of time services, sshd and firewall against a"
                                + " profile: what is bad, why, how to mend. Changes nothing."
                                + " Exit code 1 when something is bad, 2 when it is grave.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "posture",
                                        () -> run(surroundings, new OptionValues(arguments))));
        new OptionGroup("Choice")
                .value("--root", "FOLDER", "Folder that stands for /; / unless said.")
                .value(
                        "--profile",
                        "NAME|FILE",
                        "default, client, stratum1, or a profile in TOML; default unless said.")
                .addTo(spec);
        new OptionGroup("Output")
                .value("--format", "FORMAT", "table or json; table unless said.")
                .value("--plan", "FILE", "Write what would mend it there, as JSON.")
                .addTo(spec);
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .description(
                                "A configuration, or PROGRAM=FILE where its name does not say whose"
                                        + " it is; the usual files unless said.")
                        .build());
        return spec;
    }

    private static int run(Surroundings surroundings, OptionValues values) throws CommandFailure {
        var format = values.text("--format").orElse("table");
        if (!format.equals("table") && !format.equals("json")) {
            throw values.wrong("--format", "table or json");
        }
        var root = values.path("--root").orElse(Path.of("/"));
        if (!Files.isDirectory(root)) {
            throw values.wrong("--root", "a folder");
        }
        var report = PostureRun.of(root, profile(values), files(values.arguments()));
        var plan = values.path("--plan");
        if (plan.isPresent()) {
            write(plan.orElseThrow(), JsonText.of(report.plan()));
        }
        surroundings.print(format.equals("json") ? JsonText.of(report.json()) : report.text());
        return switch (report.state()) {
            case GOOD -> ExitCode.GOOD;
            case DEGRADED -> ExitCode.DEGRADED;
            case BAD -> ExitCode.FAILED;
        };
    }

    private static List<String> files(ParseResult arguments) {
        return arguments.matchedPositionalValue(0, List.of());
    }

    private static Profile profile(OptionValues values) throws CommandFailure {
        var name = values.text("--profile").orElse("default");
        var builtIn = Profile.builtIn(name);
        if (builtIn.isPresent()) {
            return builtIn.orElseThrow();
        }
        var path = values.path("--profile").orElseThrow();
        try {
            var file =
                    PostureProfileFile.read(
                            new ConfigFile(name, Files.readString(path, StandardCharsets.UTF_8)));
            if (!file.remarks().isEmpty()) {
                throw CommandFailure.usage(file.remarks().getFirst().toString());
            }
            return file.profile();
        } catch (IOException unreadable) {
            throw CommandFailure.usage(
                    "--profile: \"%s\" is neither %s nor a file that can be read"
                            .formatted(name, String.join(", ", Profile.names())));
        }
    }

    private static void write(Path file, String text) throws CommandFailure {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw CommandFailure.data("%s cannot be written: %s".formatted(file, failed));
        }
    }
}
