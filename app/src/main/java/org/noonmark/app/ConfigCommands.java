package org.noonmark.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.FileRule;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.config.Explanation;
import org.noonmark.serve.NtpServerConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `noonmark config check` and `noonmark config explain`, and the reading of the file for `up`.
final class ConfigCommands {
    private ConfigCommands() {}

    static CommandSpec check(Surroundings surroundings) {
        return CommandTree.command(
                        "check",
                        "Read a configuration and name every mistake in it.",
                        arguments -> {
                            Path file = arguments.matchedPositionalValue(0, Path.of(""));
                            var candidate = candidate(surroundings, file);
                            if (candidate.read() instanceof ConfigurationFile.Good(var good)) {
                                summarize(surroundings, good);
                                surroundings.print(ApprovalText.of(candidate, good) + "\n");
                                ApprovalText.unreachable(
                                                good, ApprovalCommands.now(Optional.empty()))
                                        .ifPresent(surroundings::complain);
                                var fault = FileRule.fault(candidate);
                                fault.ifPresent(surroundings::complain);
                                return fault.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
                            }
                            return ExitCode.FAILED;
                        })
                .addPositional(ApprovalCommands.file("FILE", "The configuration, in TOML."));
    }

    static CommandSpec explain(Surroundings surroundings) {
        return CommandTree.command(
                        "explain",
                        "Explain a key or a section; without one, print all of them as a"
                                + " commented configuration.",
                        arguments -> {
                            String key = arguments.matchedPositionalValue(0, "");
                            return explain(surroundings, key);
                        })
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("KEY")
                                .type(String.class)
                                .arity("0..1")
                                .description("Such as serve.ntp.port, port, or serve.ntp.")
                                .build());
    }

    private static int explain(Surroundings surroundings, String key) {
        var text = key.isEmpty() ? Optional.of(Explanation.everything()) : Explanation.of(key);
        if (text.isEmpty()) {
            surroundings.complain(
                    "no key or section is called \"%s\"%s"
                            .formatted(
                                    key,
                                    Explanation.nearest(key)
                                            .map(word -> ", did you mean \"" + word + "\"?")
                                            .orElse("")));
            return ExitCode.USAGE;
        }
        surroundings.out().print(text.orElseThrow());
        surroundings.out().flush();
        return ExitCode.GOOD;
    }

    /// The configuration in `file`, or nothing after every mistake was printed.
    static Optional<Configuration> load(Surroundings surroundings, Path file) {
        return candidate(surroundings, file).read() instanceof ConfigurationFile.Good(var good)
                ? Optional.of(good)
                : Optional.empty();
    }

    /// The configuration in `file` with its signatures, after every mistake was printed.
    static Candidate candidate(Surroundings surroundings, Path file) {
        try {
            var candidate = Candidate.read(file);
            if (candidate.read() instanceof ConfigurationFile.Bad(var problems)) {
                problems.forEach(surroundings.err()::println);
                surroundings.err().flush();
            }
            return candidate;
        } catch (IOException failed) {
            var reason = "cannot be read: " + reason(failed);
            surroundings.complain("cannot read the configuration " + file + ": " + reason(failed));
            return Candidate.unreadable(file, reason);
        }
    }

    /// What went wrong, in words instead of the name of an exception.
    static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "permission denied";
            default -> String.valueOf(failed.getMessage());
        };
    }

    private static void summarize(Surroundings surroundings, Configuration good) {
        surroundings
                .out()
                .printf(
                        "%s: good. Station %s, %s; %s%n",
                        good.origin(), good.stationName(), sources(good), servers(good));
        surroundings.out().flush();
    }

    private static String sources(Configuration good) {
        if (good.local().isPresent()) {
            return "local authority at stratum " + good.local().orElseThrow().stratum();
        }
        return good.ntpSources().size()
                + " NTP sources, "
                + good.readingFiles().size()
                + " reading files"
                + (good.roughtimePeers().isEmpty()
                        ? ""
                        : ", " + good.roughtimePeers().size() + " Roughtime servers");
    }

    private static String servers(Configuration good) {
        var ntp = good.servers().ntp().map(NtpServerConfig::listen).map(Addresses::text);
        var roughtime =
                good.servers().roughtime().map(serve -> Addresses.text(serve.config().listen()));
        return Stream.concat(
                        ntp.map(where -> "NTP on " + where).stream(),
                        roughtime.map(where -> "Roughtime on " + where).stream())
                .reduce((one, other) -> one + "; " + other)
                .orElse("no server");
    }
}
