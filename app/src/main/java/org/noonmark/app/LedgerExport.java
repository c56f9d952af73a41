package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.ledger.BoundMaterial;
import org.noonmark.app.ledger.Hindsight;
import org.noonmark.app.ledger.MaterialFolder;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.output.WholeFile;
import org.noonmark.proof.bundle.EvidenceBundle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger export`: writes evidence of what was stated between two instants.
final class LedgerExport {
    private LedgerExport() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                LedgerCommand.command(
                                surroundings,
                                "export",
                                "Write evidence of all statements that may have been made between"
                                        + " two instants, for anybody to check: noonmark verify.",
                                (log, arguments) -> export(surroundings, log, arguments))
                        .addOption(
                                LedgerCommand.instant(
                                        "--from",
                                        "The first instant, UTC, such as 2026-11-23T14:00:00Z.",
                                        true))
                        .addOption(LedgerCommand.instant("--to", "The last instant, UTC.", true))
                        .addOption(out("The bundle to write (.zip)."));
        spec.usageMessage()
                .footer(
                        "",
                        "Replies of foreign servers that frame these statements, and later"
                                + " corrections of these ticks, are taken in. At most %,d"
                                        .formatted(EvidenceBundle.MAX_STATEMENTS)
                                + " statements, 65,534 files, 256 MiB.",
                        "",
                        "Exit codes: 0 written, 2 not written, 3 the log cannot be read, 64 usage.");
        return spec;
    }

    static OptionSpec out(String description) {
        return OptionSpec.builder("--out")
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description(description)
                .build();
    }

    private static int export(Surroundings surroundings, OpenLog log, ParseResult arguments)
            throws IOException, StartFailure {
        var from = LedgerCommand.nanos(surroundings, arguments, "--from");
        var to = LedgerCommand.nanos(surroundings, arguments, "--to");
        if (from.isEmpty() || to.isEmpty()) {
            return ExitCode.USAGE;
        }
        if (from.get().compareTo(to.get()) > 0) {
            surroundings.complain("--to is before --from");
            return ExitCode.USAGE;
        }
        var asked = log.between(from.get(), to.get());
        if (!fits(surroundings, asked)) {
            return ExitCode.FAILED;
        }
        var framed = log.withForeign(asked);
        var all = Hindsight.withCorrections(log, framed);
        if (all.size() > EvidenceBundle.MAX_STATEMENTS) {
            surroundings.complain(
                    "with the corrections of these ticks, %d statements: choose fewer, for at most %d"
                            .formatted(all.size(), EvidenceBundle.MAX_STATEMENTS));
            return ExitCode.FAILED;
        }
        var material = material(log, all);
        var bundle = bundle(surroundings, log, arguments, all, material.found());
        var said =
                "%d statements, %d replies of foreign servers and %d corrections that go with them%s"
                        .formatted(
                                asked.size(),
                                framed.size() - asked.size(),
                                all.size() - framed.size(),
                                material.text());
        return write(surroundings, arguments, bundle, said) ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private static boolean fits(Surroundings surroundings, List<Long> asked) {
        if (asked.isEmpty()) {
            surroundings.complain(
                    "no statement is between these instants: noonmark ledger tail shows the newest");
            return false;
        }
        if (asked.size() > EvidenceBundle.MAX_STATEMENTS) {
            surroundings.complain(
                    "more than %d statements are between these instants: choose fewer"
                            .formatted(EvidenceBundle.MAX_STATEMENTS));
            return false;
        }
        return true;
    }

    /// Writes evidence to where `--out` says, whole or not at all.
    static boolean write(
            Surroundings surroundings, ParseResult arguments, EvidenceBundle bundle, String said) {
        Path out = arguments.matchedOptionValue("--out", Path.of(""));
        var excess = bundle.excess();
        if (excess.isPresent()) {
            surroundings.complain("%s: %s: choose less".formatted(out, excess.get()));
            return false;
        }
        var bytes = bundle.encode();
        try {
            WholeFile.write(out, bytes);
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot write %s: %s".formatted(out, ConfigCommands.reason(failed)));
            return false;
        }
        surroundings.print("%s: %s, %d bytes%n".formatted(out, said, bytes.length));
        return true;
    }

    private static BoundMaterial material(OpenLog log, List<Long> indices)
            throws IOException, StartFailure {
        var beside = log.folder().resolve(MaterialFolder.NAME);
        return BoundMaterial.of(log, indices, new MaterialFolder(beside, Long.MAX_VALUE));
    }

    /// Evidence of these statements, with the policy of the configuration.
    static EvidenceBundle bundle(
            Surroundings surroundings,
            OpenLog log,
            ParseResult arguments,
            List<Long> indices,
            Map<String, byte[]> material)
            throws IOException, StartFailure {
        var policyFile =
                LedgerCommand.configuration(surroundings, arguments)
                        .orElseThrow(() -> new StartFailure("the configuration is wrong"))
                        .ledger()
                        .flatMap(Configuration.LedgerConfig::policy);
        Optional<String> policy = Optional.empty();
        if (policyFile.isPresent()) {
            policy = Optional.of(Files.readString(policyFile.get()));
        }
        var key = Files.readString(log.folder().resolveSibling(LedgerStart.VERIFIER)).strip();
        var software = new EvidenceBundle.Software(Version.TEXT, LedgerStart.software());
        return log.bundle(indices, policy, key, material, software);
    }
}
