package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
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
        var configuration = configuration(surroundings, arguments);
        if (configuration.isEmpty()) {
            return ExitCode.FAILED;
        }
        try {
            return run(surroundings, arguments, configuration.orElseThrow());
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.FAILED;
        } catch (UnsupportedOperationException elsewhere) {
            surroundings.complain(String.valueOf(elsewhere.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private static Optional<Configuration> configuration(
            Surroundings surroundings, ParseResult arguments) {
        return arguments.hasMatchedOption("--config")
                ? ConfigCommands.load(
                        surroundings, arguments.matchedOptionValue("--config", Path.of("")))
                : Optional.of(ConfigurationFile.embedded());
    }

    private static int run(
            Surroundings surroundings, ParseResult arguments, Configuration configuration)
            throws StartFailure, InterruptedException {
        Path data = arguments.matchedOptionValue("--data", configuration.dataFolder());
        boolean accept = arguments.hasMatchedOption("--accept-correction");
        try (var folder = DataFolder.open(data);
                var service = ServiceLink.of(surroundings.environment());
                var station = RunningStation.start(configuration, folder, accept)) {
            var ledger =
                    LedgerStart.open(
                            configuration,
                            folder,
                            station::publish,
                            station::time,
                            station.clocks());
            try {
                ledger.ifPresent(StationLedger::start);
                return new StationWatch(
                                surroundings, configuration, folder, service, station, ledger)
                        .run(data);
            } finally {
                ledger.ifPresent(StationLedger::close);
            }
        } catch (IOException failed) {
            throw new StartFailure(String.valueOf(failed.getMessage()), failed);
        }
    }
}
