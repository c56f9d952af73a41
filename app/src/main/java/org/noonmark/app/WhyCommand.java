package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.status.Amounts;
import org.noonmark.app.status.StatusJson;
import org.noonmark.app.status.StatusReport;
import org.noonmark.app.status.WhyText;
import org.noonmark.linux.HostClocks;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark why`: why a station is in its state, and how it came there.
final class WhyCommand {
    private WhyCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "why",
                        "Say why the station is in its state: the steps of its start, what it waits"
                                + " for, what each source does, what to do.",
                        arguments -> run(surroundings, arguments));
        StatusCommand.folderOptions().forEach(spec::addOption);
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 the time is right, 1 starting or holdover, 2 untrusted, or no"
                                + " station runs (then the last that is known is shown), 3 its files cannot be read, 64 usage.");
        return spec.addOption(CommandTree.jsonOption());
    }

    private static int run(Surroundings surroundings, ParseResult arguments) {
        try {
            var folder = StatusCommand.folder(surroundings, arguments);
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

    /// @param boot the present run of the kernel
    /// @param counterNanos the local counter now
    static int show(
            Surroundings surroundings, boolean json, Path folder, String boot, long counterNanos) {
        try {
            var running = read(folder, StationWatch.STATUS);
            var known = running.or(() -> lastKnown(surroundings, folder));
            if (known.isEmpty()) {
                surroundings.complain("no station runs with the data folder " + folder);
                return ExitCode.FAILED;
            }
            var report = known.orElseThrow();
            boolean sameBoot = report.boot().equals(boot);
            double age = sameBoot ? (counterNanos - report.counterNanos()) * 1e-9 : 0;
            boolean runs = running.isPresent() && sameBoot && age <= StatusCommand.STALE_SECONDS;
            surroundings.print(json ? StatusJson.text(report) : WhyText.of(report, runs ? age : 0));
            if (!runs) {
                surroundings.complain(
                        "no station runs with the data folder %s; this is the last that is known, from %s"
                                .formatted(
                                        folder,
                                        sameBoot
                                                ? Amounts.of(age) + " ago"
                                                : "before this machine was started"));
                return ExitCode.FAILED;
            }
            return StatusCommand.exitCode(report);
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot read %s: %s".formatted(folder, ConfigCommands.reason(failed)));
            return ExitCode.UNKNOWN;
        }
    }

    private static Optional<StatusReport> lastKnown(Surroundings surroundings, Path folder) {
        try {
            return read(folder, StationWatch.LAST_STATUS);
        } catch (IOException failed) {
            surroundings.complain(
                    "cannot read %s: %s"
                            .formatted(
                                    folder.resolve(StationWatch.LAST_STATUS),
                                    ConfigCommands.reason(failed)));
            return Optional.empty();
        }
    }

    private static Optional<StatusReport> read(Path folder, String name) throws IOException {
        var bytes = DataFolder.read(folder, name);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        var report = StatusJson.read(bytes.orElseThrow(), StatusReport.class);
        if (report.isEmpty()) {
            throw new IOException(name + " is damaged");
        }
        return report;
    }
}
