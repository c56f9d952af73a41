package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.status.Amounts;
import org.noonmark.app.status.StatusJson;
import org.noonmark.app.status.StatusReport;
import org.noonmark.app.status.StatusText;
import org.noonmark.linux.HostClocks;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark status`: what a running station says of itself.
final class StatusCommand {
    /// The station writes once a second; older than this it is not running, or stuck.
    static final double STALE_SECONDS = 5;

    private StatusCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "status",
                        "Say what the running station says: state, interval, sources, what to do.",
                        arguments -> run(surroundings, arguments));
        folderOptions().forEach(spec::addOption);
        return spec.addOption(CommandTree.jsonOption());
    }

    /// What names a station's data folder.
    static List<OptionSpec> folderOptions() {
        return List.of(
                OptionSpec.builder("--config")
                        .paramLabel("FILE")
                        .type(Path.class)
                        .description("The station's configuration, for its data folder.")
                        .build(),
                OptionSpec.builder("--data")
                        .paramLabel("FOLDER")
                        .type(Path.class)
                        .description("The station's data folder.")
                        .build());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) {
        try {
            var folder = folder(surroundings, arguments);
            if (folder.isEmpty()) {
                return ExitCode.FAILED;
            }
            return show(
                    surroundings,
                    arguments.hasMatchedOption("--json"),
                    folder.orElseThrow(),
                    HostIdentity.boot(),
                    HostClocks.open().counterNanos());
        } catch (StartFailure | UnsupportedOperationException failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.UNKNOWN;
        }
    }

    /// The data folder that the options name.
    static Optional<Path> folder(Surroundings surroundings, ParseResult arguments) {
        if (arguments.hasMatchedOption("--data")) {
            return Optional.of(arguments.matchedOptionValue("--data", Path.of("")));
        }
        if (arguments.hasMatchedOption("--config")) {
            Path file = arguments.matchedOptionValue("--config", Path.of(""));
            return ConfigCommands.load(surroundings, file).map(good -> good.dataFolder());
        }
        return Optional.of(ConfigurationFile.embedded().dataFolder());
    }

    /// @param boot the present run of the kernel
    /// @param counterNanos the local counter now
    static int show(
            Surroundings surroundings, boolean json, Path folder, String boot, long counterNanos) {
        var status = read(surroundings, folder);
        if (status.isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        var report = status.orElseThrow();
        if (!report.boot().equals(boot)) {
            surroundings.complain(
                    "the status in %s is from before this machine was started: no station runs"
                            .formatted(folder));
            return ExitCode.UNKNOWN;
        }
        double age = (counterNanos - report.counterNanos()) * 1e-9;
        surroundings.print(
                json
                        ? StatusJson.text(aged(report, counterNanos))
                        : StatusText.of(report, age, counterNanos));
        if (age > STALE_SECONDS) {
            surroundings.complain(
                    "stale: the station (process %d) has not written for %s: is it running?"
                            .formatted(report.pid(), Amounts.of(age)));
            return ExitCode.UNKNOWN;
        }
        return exitCode(report);
    }

    private static Optional<StatusReport> read(Surroundings surroundings, Path folder) {
        try {
            var bytes = DataFolder.read(folder, StationWatch.STATUS);
            if (bytes.isEmpty()) {
                surroundings.complain("no station runs with the data folder " + folder);
                return Optional.empty();
            }
            var report = StatusJson.read(bytes.orElseThrow(), StatusReport.class);
            if (report.isEmpty()) {
                surroundings.complain(folder.resolve(StationWatch.STATUS) + " is damaged");
            }
            return report;
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot read %s: %s"
                            .formatted(
                                    folder.resolve(StationWatch.STATUS),
                                    ConfigCommands.reason(failed)));
            return Optional.empty();
        }
    }

    /// The report with the interval that holds now.
    private static StatusReport aged(StatusReport report, long counterNanos) {
        var time = report.time();
        return time == null
                ? report
                : report.withTime(time.withHalfWidth(time.halfWidthSecondsAt(counterNanos)));
    }

    static int exitCode(StatusReport report) {
        return switch (report.state()) {
            case "SYNCHRONIZED", "LOCAL" -> ExitCode.GOOD;
            case "STARTING", "HOLDOVER" -> ExitCode.DEGRADED;
            case "UNTRUSTED" -> ExitCode.FAILED;
            default -> ExitCode.UNKNOWN;
        };
    }
}
