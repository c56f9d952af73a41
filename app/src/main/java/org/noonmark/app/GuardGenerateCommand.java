package org.noonmark.app;

import java.time.LocalDate;
import org.noonmark.app.guard.CampaignFolder;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.campaign.Campaign;
import org.noonmark.campaign.CampaignSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark guard generate`: made-up logs of a site, with labels.
final class GuardGenerateCommand {
    private GuardGenerateCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "generate",
                        "Write SYNTHETIC logs of a made-up site, and which lines are an intruder's.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "generate",
                                        () -> run(surroundings, arguments)));
        new OptionGroup("What is generated:")
                .value("--seed", "N", "Of all that is drawn; 1 unless said.")
                .value("--start", "DATE", "First day; 2025-01-01 unless said.")
                .value("--months", "N", "How long, 1 to 120; 24 unless said.")
                .value("--people", "N", "20 to 5000; 200 unless said.")
                .value("--hosts", "N", "20 to 250; 60 unless said.")
                .value(
                        "--noise",
                        "LINES",
                        "Background lines of each host and day, 0 to 100000; 200 unless said.")
                .flag("--without-attack", "Only the normal work, otherwise the same.")
                .addTo(spec);
        new OptionGroup("Output:")
                .value("--out", "DIR", "A folder that is new or empty; needed.")
                .addTo(spec);
        return spec;
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        var values = new OptionValues(arguments);
        var folder =
                values.path("--out")
                        .orElseThrow(() -> CommandFailure.usage("--out: say which folder"));
        var campaign = Campaign.of(settings(values));
        try (var progress =
                surroundings.isInteractive()
                        ? ProgressLine.running(surroundings.err())
                        : ProgressLine.still(surroundings.err(), System::nanoTime)) {
            surroundings.print(CampaignFolder.write(campaign, folder, progress) + "\n");
        }
        return ExitCode.GOOD;
    }

    private static CampaignSettings settings(OptionValues values) throws CommandFailure {
        var usual = CampaignSettings.of(whole(values, "--seed", 1));
        try {
            return new CampaignSettings(
                    usual.seed(),
                    Math.toIntExact(whole(values, "--people", usual.people())),
                    Math.toIntExact(whole(values, "--hosts", usual.hosts())),
                    start(values, usual.start()),
                    Math.toIntExact(whole(values, "--months", usual.months())),
                    Math.toIntExact(whole(values, "--noise", usual.noise())),
                    !values.has("--without-attack"));
        } catch (IllegalArgumentException | ArithmeticException beyond) {
            throw CommandFailure.usage(String.valueOf(beyond.getMessage()));
        }
    }

    private static LocalDate start(OptionValues values, LocalDate usual) throws CommandFailure {
        var text = values.text("--start").orElse(usual.toString());
        if (!text.matches("(19[7-9]|20\\d)\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])")) {
            throw values.wrong("--start", "a date such as 2025-01-01, with a day from 01 to 28");
        }
        return LocalDate.parse(text);
    }

    private static long whole(OptionValues values, String option, long usual)
            throws CommandFailure {
        var text = values.text(option).orElse(Long.toString(usual));
        if (!text.matches("-?\\d{1,18}")) {
            throw values.wrong(option, "a whole number");
        }
        return Long.parseLong(text);
    }
}
