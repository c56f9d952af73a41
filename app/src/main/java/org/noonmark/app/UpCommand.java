package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.linux.HostClocks;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark up`: runs the station until it is asked to stop.
final class UpCommand {
    private UpCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.command(
                        "up",
                        "Run the station: follow the sources, serve time.",
                        arguments -> run(surroundings, arguments))
                .addOption(
                        OptionSpec.builder("--config")
                                .paramLabel("FILE")
                                .type(Path.class)
                                .description(
                                        "The configuration, in TOML. Without one: local authority"
                                                + " on the host clock, NTP on loopback port 11123.")
                                .build())
                .addOption(
                        OptionSpec.builder("--data")
                                .paramLabel("FOLDER")
                                .type(Path.class)
                                .description("Where state is kept; goes before data_folder.")
                                .build())
                .addOption(
                        OptionSpec.builder("--accept-correction")
                                .description(
                                        "Accept whatever time the sources agree on, and forget what"
                                                + " was remembered of earlier runs.")
                                .build());
    }

    private static int run(Surroundings surroundings, ParseResult arguments)
            throws InterruptedException {
        try {
            var clock = LatestClock.of(HostClocks.open());
            var carried = new Carried();
            while (true) {
                var candidate = candidate(surroundings, arguments);
                var data = data(candidate, arguments);
                if (data.isEmpty()) {
                    return ExitCode.FAILED;
                }
                var ended =
                        run(surroundings, arguments, candidate, data.orElseThrow(), clock, carried);
                if (ended.isPresent()) {
                    return ended.orElseThrow();
                }
            }
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.FAILED;
        } catch (UnsupportedOperationException elsewhere) {
            surroundings.complain(String.valueOf(elsewhere.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private static Optional<Path> file(ParseResult arguments) {
        return arguments.hasMatchedOption("--config")
                ? Optional.of(arguments.matchedOptionValue("--config", Path.of("")))
                : Optional.empty();
    }

    /// The configuration that was given, after every mistake in it was printed.
    private static Candidate candidate(Surroundings surroundings, ParseResult arguments) {
        return file(arguments)
                .map(named -> ConfigCommands.candidate(surroundings, named))
                .orElseGet(Candidate::embedded);
    }

    /// The data folder; empty when there is nothing to run: mistakes, and nothing approved before.
    private static Optional<Path> data(Candidate candidate, ParseResult arguments) {
        Path data = arguments.matchedOptionValue("--data", Path.of(""));
        var named =
                arguments.hasMatchedOption("--data") ? Optional.of(data) : Optional.<Path>empty();
        return candidate.read() instanceof ConfigurationFile.Good(var good)
                ? Optional.of(named.orElse(good.dataFolder()))
                : named.filter(folder -> Files.exists(folder.resolve(ApprovedFile.NAME)));
    }

    /// @return the exit code; empty when the station has to start again
    private static Optional<Integer> run(
            Surroundings surroundings,
            ParseResult arguments,
            Candidate candidate,
            Path data,
            LatestClock clock,
            Carried carried)
            throws StartFailure, InterruptedException {
        boolean named = arguments.hasMatchedOption("--data");
        try (var folder = DataFolder.open(data)) {
            var guard =
                    ConfigurationGuard.start(
                            file(arguments), candidate, folder, named, clock, carried);
            try {
                return run(surroundings, arguments, guard, folder, data, clock);
            } catch (IOException | StartFailure failed) {
                if (!guard.isEmergency()) {
                    throw failed;
                }
                var reason = String.valueOf(failed.getMessage());
                surroundings.complain("the emergency configuration cannot run: " + reason);
                guard.emergencyFailed(reason);
                return Optional.empty();
            }
        } catch (IOException failed) {
            throw new StartFailure(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Optional<Integer> run(
            Surroundings surroundings,
            ParseResult arguments,
            ConfigurationGuard guard,
            DataFolder folder,
            Path data,
            LatestClock clock)
            throws StartFailure, IOException, InterruptedException {
        boolean accept = arguments.hasMatchedOption("--accept-correction");
        try (var service = ServiceLink.of(surroundings.environment());
                var station = RunningStation.start(guard.configuration(), folder, accept)) {
            clock.follow(station::served, !guard.isEmergency());
            return run(surroundings, guard, folder, service, station, data);
        } finally {
            clock.leave();
        }
    }

    private static Optional<Integer> run(
            Surroundings surroundings,
            ConfigurationGuard guard,
            DataFolder folder,
            ServiceLink service,
            RunningStation station,
            Path data)
            throws StartFailure, IOException, InterruptedException {
        guard.takeEvents().forEach(station::publish);
        var ledger =
                LedgerStart.open(
                        guard.configuration(),
                        folder,
                        station::publish,
                        station::moment,
                        station.readings(),
                        station.clocks());
        try {
            ledger.ifPresent(StationLedger::start);
            return run(surroundings, guard, folder, service, station, ledger, data);
        } finally {
            ledger.ifPresent(StationLedger::close);
            ledger.ifPresent(log -> log.takeApprovals().forEach(guard::told));
        }
    }

    private static Optional<Integer> run(
            Surroundings surroundings,
            ConfigurationGuard guard,
            DataFolder folder,
            ServiceLink service,
            RunningStation station,
            Optional<StationLedger> ledger,
            Path data)
            throws StartFailure, IOException, InterruptedException {
        var logs = LogGuard.start(guard.configuration(), station, folder);
        try {
            var watch =
                    new StationWatch(surroundings, guard, folder, service, station, ledger, logs);
            int exit = watch.run(data);
            return watch.isAgain() ? Optional.empty() : Optional.of(exit);
        } finally {
            logs.ifPresent(LogGuard::close);
        }
    }
}
