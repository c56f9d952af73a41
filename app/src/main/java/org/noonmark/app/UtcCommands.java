package org.noonmark.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.app.utc.BroadcastRequest;
import org.noonmark.app.utc.BroadcastRun;
import org.noonmark.app.utc.Desk;
import org.noonmark.app.utc.LeapRun;
import org.noonmark.app.utc.SeriesRequest;
import org.noonmark.app.utc.SeriesRun;
import org.noonmark.app.utc.StationRun;
import org.noonmark.metrology.utc.Interpolation;
import org.noonmark.time.scales.GnssSystem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark compare utc`, `leap`, `gnss-utc` and `report`: what is published of UTC, and what
/// follows from it.
final class UtcCommands {
    private static final double FIRST_MJD = 0;
    private static final double LAST_MJD = 200_000;
    private static final String UTC_FILES =
            "UTC - UTC(k): Circular T, UTCr, tempo2 .clk, or columns of MJD, value in ns, uA, uB;"
                    + " - is standard input.";

    private UtcCommands() {}

    /// What a command does once its files are there; false when it left lines out.
    @FunctionalInterface
    private interface Work {
        int run(OptionValues values, Desk desk) throws CommandFailure;
    }

    /// Adds all four to `noonmark compare`.
    static void addTo(CommandSpec compare, Surroundings surroundings) {
        compare.addSubcommand("utc", utc(surroundings));
        compare.addSubcommand("gnss-utc", gnssUtc(surroundings));
        compare.addSubcommand("report", report(surroundings));
        compare.addSubcommand("leap", leap(surroundings));
    }

    private static CommandSpec utc(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "utc",
                        "Series of UTC - UTC(k): figures, differences between laboratories, plots.",
                        UtcCommands::series);
        files(spec, UTC_FILES);
        new OptionGroup("Choice")
                .value("--lab", "K,…", "Only these laboratories, by short name.")
                .value("--against", "K", "UTC(K) minus each of them, instead of UTC minus each.")
                .value("--from", "MJD", "First date.")
                .value("--to", "MJD", "Last date.")
                .flag("--values", "List every value, not only figures of each series.")
                .addTo(spec);
        interpolation().addTo(spec);
        output(true).addTo(spec);
        return spec;
    }

    private static CommandSpec leap(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "leap",
                        "Sources of leap seconds: do they agree, and until when does each hold."
                                + " Exit code 1 when one has expired, 2 when one is wrong.",
                        UtcCommands::leaps);
        files(
                spec,
                "leap-seconds.list, tai-utc.dat, Leap_Second.dat, UTC-TAI.history, IERS Bulletins"
                        + " A, B and C, a tempo2 clock file of UTC and TAI.");
        new OptionGroup("Choice")
                .value("--on", "DATE", "Judge expiry on this day, YYYY-MM-DD; today unless said.")
                .addTo(spec);
        output(false).addTo(spec);
        return spec;
    }

    private static CommandSpec gnssUtc(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "gnss-utc",
                        "UTC(k) and UTC minus the UTC that a satellite system broadcasts, with"
                                + " uncertainty budget.",
                        UtcCommands::broadcast);
        files(spec, UTC_FILES);
        new OptionGroup("Input")
                .value("--lab", "K", "The laboratory whose receiver it is.")
                .value("--system", "NAME", "gps, galileo or beidou; gps unless said.")
                .value(
                        "--receiver",
                        "FILE,…",
                        "CGGTTS files of the receiver, the day before included; or CSV of"
                                + " mjd,refsys_ns,sd_ns: mean of UTC(k) minus system time around"
                                + " 0 h.")
                .value(
                        "--code",
                        "CODE",
                        "Which code of the CGGTTS files; L3P and its like, or the only one, unless"
                                + " said.")
                .value(
                        "--messages",
                        "FILE,…",
                        "RINEX 3 navigation files; or CSV of mjd,a0_s,a1_s_per_s,t_ref_s,week_ref:"
                                + " the broadcast parameters, weeks since the system's epoch.")
                .addTo(spec);
        interpolation().addTo(spec);
        output(true).addTo(spec);
        return spec;
    }

    private static CommandSpec report(Surroundings surroundings) {
        var spec =
                command(
                        surroundings,
                        "report",
                        "A report of the station itself in the layout of Circular T.",
                        UtcCommands::station);
        files(spec, UTC_FILES);
        new OptionGroup("Input")
                .value("--station", "K", "Short name of the station.")
                .value("--place", "NAME", "Where it is.")
                .value("--clocks", "FILE", "CSV of name,rate_ns_per_day,weight.")
                .value("--from", "MJD", "First date.")
                .value("--to", "MJD", "Last date; the last eight standard dates are shown.")
                .addTo(spec);
        output(false).addTo(spec);
        return spec;
    }

    private static int series(OptionValues values, Desk desk) throws CommandFailure {
        return code(
                SeriesRun.run(
                        new SeriesRequest(
                                files(values),
                                values.text("--lab")
                                        .map(text -> Arrays.asList(text.split(",", -1)))
                                        .orElse(List.of()),
                                values.text("--against"),
                                values.number("--from").orElse(FIRST_MJD),
                                values.number("--to").orElse(LAST_MJD),
                                interpolation(values),
                                values.has("--values"),
                                output(values, true)),
                        desk));
    }

    private static int leaps(OptionValues values, Desk desk) throws CommandFailure {
        LocalDate today;
        try {
            today =
                    values.text("--on")
                            .map(LocalDate::parse)
                            .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        } catch (DateTimeException wrong) {
            throw values.wrong("--on", "a date such as 2026-12-31");
        }
        return switch (LeapRun.run(files(values), today, output(values, false), desk)) {
            case GOOD -> ExitCode.GOOD;
            case EXPIRED -> ExitCode.DEGRADED;
            case WRONG -> ExitCode.FAILED;
        };
    }

    private static int broadcast(OptionValues values, Desk desk) throws CommandFailure {
        var system =
                switch (values.text("--system").orElse("gps").toLowerCase(Locale.ROOT)) {
                    case "gps" -> GnssSystem.GPS;
                    case "galileo" -> GnssSystem.GALILEO;
                    case "beidou" -> GnssSystem.BEIDOU;
                    default -> throw values.wrong("--system", "gps, galileo or beidou");
                };
        return code(
                BroadcastRun.run(
                        new BroadcastRequest(
                                system,
                                needed(values, "--lab"),
                                files(values),
                                Arrays.asList(needed(values, "--receiver").split(",", -1)),
                                values.text("--code"),
                                Arrays.asList(needed(values, "--messages").split(",", -1)),
                                interpolation(values),
                                output(values, true)),
                        desk));
    }

    private static int station(OptionValues values, Desk desk) throws CommandFailure {
        var name = needed(values, "--station");
        if (!name.matches("[A-Z][A-Z0-9]{0,7}")) {
            throw values.wrong("--station", "up to eight capital letters and digits");
        }
        var place = needed(values, "--place");
        if (!place.matches("[^()\\p{Cntrl}]{1,60}")) {
            throw values.wrong("--place", "a name of up to 60 letters without brackets");
        }
        return code(
                StationRun.run(
                        new StationRun.Request(
                                name,
                                place,
                                files(values),
                                values.text("--clocks"),
                                values.number("--from").orElse(FIRST_MJD),
                                values.number("--to").orElse(LAST_MJD),
                                output(values, false)),
                        desk));
    }

    private static int code(boolean isWhole) {
        return isWhole ? ExitCode.GOOD : ExitCode.DEGRADED;
    }

    private static String needed(OptionValues values, String option) throws CommandFailure {
        return values.text(option)
                .orElseThrow(() -> CommandFailure.usage(option + " is needed; see --help"));
    }

    private static CommandSpec command(
            Surroundings surroundings, String name, String description, Work work) {
        var spec =
                CommandTree.command(
                        name, description, arguments -> run(surroundings, arguments, work));
        spec.usageMessage()
                .customSynopsis("Usage: noonmark compare %s [OPTION]… FILE…".formatted(name), "")
                .synopsisHeading("");
        return spec;
    }

    private static int run(Surroundings surroundings, ParseResult arguments, Work work)
            throws InterruptedException, ExecutionException {
        PrintWriter err = surroundings.err();
        return AnalysisThread.run(
                surroundings,
                "compare",
                () ->
                        work.run(
                                new OptionValues(arguments),
                                new Desk(surroundings.out(), err, System.in, JsonText::of)));
    }

    private static void files(CommandSpec spec, String description) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .required(true)
                        .description(description)
                        .build());
    }

    private static List<String> files(OptionValues values) throws CommandFailure {
        List<String> files = values.arguments().matchedPositionalValue(0, List.of());
        if (files.stream().filter("-"::equals).count() > 1) {
            throw CommandFailure.usage("standard input (-) can be read only once");
        }
        return files;
    }

    private static OptionGroup interpolation() {
        return new OptionGroup("Interpolation")
                .value(
                        "--clock-noise",
                        "NS",
                        "How far the clock of UTC(k) wanders in a day, in ns; 2 unless said.")
                .value("--most-days", "D", "Join values up to D days apart; 10 unless said.");
    }

    private static Interpolation interpolation(OptionValues values) throws CommandFailure {
        double noise = values.number("--clock-noise").orElse(2);
        if (!(noise >= 0)) {
            throw values.wrong("--clock-noise", "a number from 0");
        }
        return new Interpolation(
                noise, values.positive("--most-days", "a number above 0").orElse(10));
    }

    private static OptionGroup output(boolean withPlot) {
        var group =
                new OptionGroup("Output")
                        .value("--format", "FORMAT", "table, csv or json; table unless said.")
                        .value(
                                "--output",
                                "FILE",
                                "Write the results there instead of to standard output.");
        return withPlot
                ? group.value("--plot", "FILE", "Draw the results, too: FILE.svg or FILE.png.")
                        .value("--title", "TEXT", "Title of the plot.")
                : group;
    }

    private static OutputRequest output(OptionValues values, boolean withPlot)
            throws CommandFailure {
        var format =
                switch (values.text("--format").orElse("table")) {
                    case "table" -> OutputRequest.Format.TABLE;
                    case "csv" -> OutputRequest.Format.CSV;
                    case "json" -> OutputRequest.Format.JSON;
                    default -> throw values.wrong("--format", "table, csv or json");
                };
        var plot = withPlot ? values.path("--plot") : Optional.<Path>empty();
        if (plot.isPresent() && !PictureFile.isPicture(plot.orElseThrow())) {
            throw values.wrong("--plot", "a name that ends in .svg or .png");
        }
        return new OutputRequest(
                format,
                values.path("--output"),
                plot,
                withPlot ? values.text("--title") : Optional.empty());
    }
}
