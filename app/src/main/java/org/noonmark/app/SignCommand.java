package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.approval.ApprovalRule;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.FileRule;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationDifference;
import org.noonmark.app.config.ConfigurationFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark config sign`: what a change does, and the command that signs it.
final class SignCommand {
    private SignCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                                "sign",
                                "Show what a change does, and print the command that signs it with"
                                        + " your own key. Noonmark never holds the key.",
                                arguments -> run(surroundings, arguments))
                        .addPositional(ApprovalCommands.file("FILE", "The new configuration."))
                        .addOption(
                                OptionSpec.builder("--key")
                                        .paramLabel("KEY")
                                        .type(Path.class)
                                        .description(
                                                "The file of your key; ~/.ssh/id_ed25519_sk without"
                                                        + " it.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--name")
                                        .paramLabel("NAME")
                                        .type(String.class)
                                        .description("Who you are, for the name of the signature.")
                                        .build());
        return spec.addOption(
                        ApprovalCommands.data(
                                "The data folder, to show the difference to what is approved."))
                .addOption(
                        OptionSpec.builder("--old")
                                .paramLabel("FILE")
                                .type(Path.class)
                                .description(
                                        "The approved configuration, where its data folder is not at"
                                                + " hand.")
                                .build());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws StartFailure {
        Path file = arguments.matchedPositionalValue(0, Path.of(""));
        var candidate = ConfigCommands.candidate(surroundings, file);
        if (!(candidate.read() instanceof ConfigurationFile.Good(var good))) {
            return ExitCode.FAILED;
        }
        String name = arguments.matchedOptionValue("--name", "NAME");
        if (!name.matches("[A-Za-z0-9@._-]{1,100}")) {
            surroundings.complain("--name must be letters, digits and @._-");
            return ExitCode.USAGE;
        }
        if (arguments.hasMatchedOption("--data") == arguments.hasMatchedOption("--old")) {
            surroundings.complain(
                    "needs --data FOLDER or --old FILE, to show what the signature changes");
            return ExitCode.USAGE;
        }
        var difference = difference(surroundings, arguments, candidate);
        if (difference.isEmpty()) {
            return ExitCode.FAILED;
        }
        surroundings.print(difference.orElseThrow());
        FileRule.fault(candidate)
                .ifPresent(fault ->
                        surroundings.complain(
                                "a station that has not taken a longer leap table by itself would refuse it: "
                                        + fault));
        try {
            surroundings.print(command(arguments, candidate, good, name));
            return ExitCode.GOOD;
        } catch (IOException failed) {
            surroundings.complain("cannot make a copy to sign: " + ConfigCommands.reason(failed));
            return ExitCode.FAILED;
        }
    }

    /// What is signed is a copy: whoever can write the file could change it meanwhile.
    private static String command(
            ParseResult arguments, Candidate candidate, Configuration good, String name)
            throws IOException {
        Path file = arguments.matchedPositionalValue(0, Path.of(""));
        Path key = arguments.matchedOptionValue("--key", Path.of("~/.ssh/id_ed25519_sk"));
        boolean emergency = good.approval().emergencyUntil().isPresent();
        var copy = Files.createTempDirectory("noonmark-sign-").resolve("shown.toml");
        Files.write(copy, candidate.bytes());
        return "This signs a copy of what was shown, with SHA-256 %s:%nssh-keygen -Y sign -n %s -f %s < %s > %s.%s.sig%n"
                .formatted(
                        candidate.sha256(),
                        emergency ? ApprovalRule.EMERGENCY : ApprovalRule.NAMESPACE,
                        shell(key.toString()),
                        shell(copy.toString()),
                        shell(file.toString()),
                        name);
    }

    /// What a signature changes, in words; empty when that was complained of.
    private static Optional<String> difference(
            Surroundings surroundings, ParseResult arguments, Candidate candidate)
            throws StartFailure {
        if (arguments.hasMatchedOption("--old")) {
            Path file = arguments.matchedOptionValue("--old", Path.of(""));
            var old = ConfigCommands.candidate(surroundings, file);
            return Optional.of(old)
                    .filter(ApprovalCommands::isGood)
                    .map(before ->
                            "What you sign changes, against %s:%n%s%n"
                                    .formatted(
                                            file,
                                            ApprovalText.of(
                                                    ApprovalText.differences(before, candidate))));
        }
        Path data = arguments.matchedOptionValue("--data", Path.of(""));
        return Optional.of(
                ApprovedFile.read(data)
                        .map(before ->
                                "What you sign changes, against the approved revision %d:%n%s%n"
                                        .formatted(
                                                before.policy().revision(),
                                                ApprovalText.of(
                                                        ConfigurationDifference.of(
                                                                before.text(), candidate.text()))))
                        .orElse(
                                "Nothing is approved there: the first one needs no signature.\n\n"));
    }

    /// A word as a shell takes it.
    private static String shell(String word) {
        return word.matches("[A-Za-z0-9_./~@%+=:,-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
