package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.WitnessTable;
import org.noonmark.app.status.StatusJson;
import org.noonmark.app.status.StatusReport;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.VerifierKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger witness`: who watches the log, and how far each has signed it.
final class LedgerWitnessCommand {
    private LedgerWitnessCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "witness",
                        "Show each witness of the log's policy: its key, how many statements it has"
                                + " signed, its last answer; and whether they are enough. Exits with"
                                + " 1 when they are not, 2 without a policy, 3 when the log cannot"
                                + " be read.",
                        arguments -> run(surroundings, arguments));
        StatusCommand.folderOptions().forEach(spec::addOption);
        return spec.addOption(
                OptionSpec.builder("--ask")
                        .description(
                                "Ask every witness now to sign the newest checkpoint. What they sign"
                                        + " is not kept: a running station asks for its own.")
                        .build());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) {
        try {
            var folder = StatusCommand.folder(surroundings, arguments);
            var configuration = LedgerCommand.configuration(surroundings, arguments);
            if (folder.isEmpty() || configuration.isEmpty()) {
                return ExitCode.FAILED;
            }
            Optional<LogPolicy> policy = Optional.empty();
            var config = configuration.get().ledger();
            if (config.isPresent()) {
                policy = LedgerStart.policy(config.get());
            }
            if (policy.isEmpty()) {
                surroundings.complain(
                        "no witness is asked: name a policy in [ledger], and the file with --config");
                return ExitCode.FAILED;
            }
            return show(
                    surroundings, folder.get(), policy.get(), arguments.hasMatchedOption("--ask"));
        } catch (StartFailure | UnsupportedOperationException failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.UNKNOWN;
        } catch (IOException | java.io.UncheckedIOException failed) {
            surroundings.complain("cannot read the ledger: " + failed.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private static int show(Surroundings surroundings, Path folder, LogPolicy policy, boolean ask)
            throws IOException, StartFailure {
        var log = OpenLog.of(folder.resolve(LedgerStart.FOLDER));
        var judged = policy.with(key(folder));
        var station = station(folder);
        Map<String, Long> sizes =
                new HashMap<>(station.map(StatusReport.Ledger::cosigned).orElse(Map.of()));
        Map<String, String> answers =
                new HashMap<>(station.map(StatusReport.Ledger::witnesses).orElse(Map.of()));
        if (ask) {
            ask(log, policy)
                    .forEach((name, outcome) -> {
                        answers.put(name, Witnesses.text(outcome));
                        if (outcome instanceof Outcome.Cosigned) {
                            sizes.put(name, log.size());
                        }
                    });
        }
        var table = WitnessTable.of(judged, log.note(), log.reader().checkpoint(), sizes, answers);
        surroundings.print(table.text());
        if (station.isEmpty() && !ask) {
            surroundings.print("no station runs: --ask asks the witnesses now\n");
        }
        return isEnough(policy, table, ask ? Optional.empty() : station)
                ? ExitCode.GOOD
                : ExitCode.DEGRADED;
    }

    private static VerifierKey key(Path folder) throws IOException {
        var text = Files.readString(folder.resolve(LedgerStart.VERIFIER)).strip();
        return VerifierKey.parse(text)
                .good()
                .orElseThrow(() -> new IOException(LedgerStart.VERIFIER + ": is no key"));
    }

    /// A checkpoint that is out since this second has few signatures yet, so a running station says
    /// whether its witnesses had their time.
    private static boolean isEnough(
            LogPolicy policy, WitnessTable table, Optional<StatusReport.Ledger> station) {
        return policy.quorum().isEmpty()
                || station.map(ledger -> ledger.missingQuorum().isEmpty())
                        .orElseGet(
                                () -> table.signedByQuorum().orElse(-1) >= table.newest().size());
    }

    /// What the running station says of its ledger; empty when none runs.
    private static Optional<StatusReport.Ledger> station(Path folder)
            throws IOException, StartFailure {
        var bytes = DataFolder.read(folder, StationWatch.STATUS);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        var boot = HostIdentity.boot();
        long now = HostClocks.open().counterNanos();
        return StatusJson.read(bytes.get(), StatusReport.class)
                .filter(report -> report.boot().equals(boot))
                .filter(report ->
                        (now - report.counterNanos()) * 1e-9 < StatusCommand.STALE_SECONDS)
                .flatMap(report -> Optional.ofNullable(report.ledger()));
    }

    /// What every witness with a URL answers now, by its name; all are asked at once.
    private static Map<String, Outcome> ask(OpenLog log, LogPolicy policy) {
        var outcomes = new ConcurrentHashMap<String, Outcome>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            Witnesses.of(policy)
                    .forEach((name, client) ->
                            threads.execute(() ->
                                    outcomes.put(name, client.ask(log.note(), log.reader()))));
        }
        return outcomes;
    }
}
