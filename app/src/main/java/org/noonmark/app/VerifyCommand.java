package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.bundle.VerdictText;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.Parsed;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark verify`: checks evidence, offline.
final class VerifyCommand {
    private VerifyCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                                "verify",
                                "Check a bundle of evidence, offline: what it proves, and whom one"
                                        + " has to believe.",
                                arguments -> run(surroundings, arguments))
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .paramLabel("FILE")
                                        .type(Path.class)
                                        .arity("1")
                                        .required(true)
                                        .description("The bundle (.zip).")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--policy")
                                        .paramLabel("FILE")
                                        .type(Path.class)
                                        .description(
                                                "Whom you believe (c2sp.org/tlog-policy). Without"
                                                        + " one the bundle's own proposal is taken,"
                                                        + " which anybody could have made.")
                                        .build());
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 it holds, 1 it holds without the witnesses that the policy"
                                + " asks for, 2 it proves nothing, 3 it cannot be read, 64 usage.");
        return spec;
    }

    /// A byte more than can be evidence is enough to see that it is none.
    private static byte[] bytes(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(EvidenceArchive.MAX_BYTES + 1);
        }
    }

    private static int run(Surroundings surroundings, ParseResult arguments) {
        try {
            Optional<LogPolicy> policy = Optional.empty();
            if (arguments.hasMatchedOption("--policy")) {
                Path file = arguments.matchedOptionValue("--policy", Path.of(""));
                var parsed = LogPolicy.parse(Files.readAllBytes(file));
                if (parsed instanceof Parsed.Malformed<LogPolicy> malformed) {
                    surroundings.complain(file + ": " + malformed.text());
                    return ExitCode.USAGE;
                }
                policy = parsed.good();
            }
            Path bundle = arguments.matchedPositionalValue(0, Path.of(""));
            var verdict = BundleCheck.check(bytes(bundle), policy);
            surroundings.print(VerdictText.of(verdict));
            return switch (verdict) {
                case Verdict.Holds holds -> holds.quorum() ? ExitCode.GOOD : ExitCode.DEGRADED;
                case Verdict.Refused refused -> ExitCode.FAILED;
            };
        } catch (IOException unreadable) {
            surroundings.complain("cannot read it: " + ConfigCommands.reason(unreadable));
            return ExitCode.UNKNOWN;
        }
    }
}
