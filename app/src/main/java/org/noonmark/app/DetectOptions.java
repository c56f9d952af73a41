package org.noonmark.app;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Level;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options of `noonmark detect` beside those that name rules.
record DetectOptions(ParseResult arguments) {
    private static final int MOST_LANES = 64;

    /// How findings are written.
    enum Format {
        TABLE,
        TEXT,
        NDJSON
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--log")
                        .paramLabel("FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "A log, plain, compressed or in an archive; - is standard input."
                                        + " May be given several times.")
                        .build());
        add(spec, "--kind", "KIND", "The logs' format; without it, each is looked at.");
        spec.addOption(
                OptionSpec.builder("--kinds")
                        .description("List the formats that are read.")
                        .build());
        add(
                spec,
                "--source",
                "PRODUCT/CATEGORY/SERVICE",
                "The log source of JSON and of plain text that no format knows; a part may be empty.");
        add(spec, "--zone", "ZONE", "Time zone of times that do not say theirs; UTC unless said.");
        add(
                spec,
                "--clock-error",
                "SECONDS",
                "How far the clocks that wrote the logs may be off; 0 unless said.");
        add(spec, "--year", "YEAR", "Year of the first event in logs that write none.");
        addOutput(spec);
    }

    private static void addOutput(CommandSpec spec) {
        add(
                spec,
                "--format",
                "FORMAT",
                "table (how often each rule found something; unless said), text (a line each) or"
                        + " ndjson (a line of JSON each).");
        add(
                spec,
                "--level",
                "LEVEL",
                "Only findings of this level or graver: informational, low, medium, high, critical.");
        add(
                spec,
                "--threads",
                "N",
                "Threads that match, beside the one that reads; one for each processor unless said.");
    }

    private static void add(CommandSpec spec, String name, String label, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .paramLabel(label)
                        .type(String.class)
                        .description(description)
                        .build());
    }

    private OptionValues values() {
        return new OptionValues(arguments);
    }

    List<String> logs() throws CommandFailure {
        List<String> logs = arguments.matchedOptionValue("--log", new ArrayList<String>());
        if (logs.isEmpty()) {
            throw CommandFailure.usage("--log is missing: name a log, or - for standard input");
        }
        if (logs.stream().filter("-"::equals).count() > 1) {
            throw CommandFailure.usage("standard input can be read once");
        }
        return logs;
    }

    Optional<LogFormat> kind(LogFormats formats) throws CommandFailure {
        var name = values().text("--kind");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var format = formats.named(name.get());
        if (format.isEmpty()) {
            throw CommandFailure.usage(
                    "no format is called \"%s\"; there are %s"
                            .formatted(
                                    name.get(),
                                    String.join(
                                            ", ",
                                            formats.all().stream().map(LogFormat::name).toList())));
        }
        return format;
    }

    LogSource source() throws CommandFailure {
        var text = values().text("--source").orElse("");
        var parts = Arrays.asList(text.split("/", -1));
        if (parts.size() > 3) {
            throw CommandFailure.usage("--source must be PRODUCT/CATEGORY/SERVICE: " + text);
        }
        return new LogSource(part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index).toLowerCase(Locale.ROOT) : "";
    }

    LogClock clock() throws CommandFailure {
        return new LogClock(
                LeapTable.embedded(),
                zone(),
                year(),
                Optional.of(clockError()),
                LogClock.DEFAULT_SLACK);
    }

    /// No station saw the logs grow: their word is all there is.
    private TimeDelta clockError() throws CommandFailure {
        var text = values().text("--clock-error").orElse("0");
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw CommandFailure.usage("--clock-error must be seconds such as 0.05: " + text);
        }
        return TimeDelta.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
    }

    private ZoneId zone() throws CommandFailure {
        var text = values().text("--zone").orElse("UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw CommandFailure.usage("no time zone is called \"%s\"".formatted(text));
        }
    }

    private OptionalInt year() throws CommandFailure {
        var text = values().text("--year");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{4}")) {
            throw CommandFailure.usage("--year must have four digits: " + text.get());
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    Format format() throws CommandFailure {
        return oneOf("--format", Format.class).orElse(Format.TABLE);
    }

    Level least() throws CommandFailure {
        return oneOf("--level", Level.class).orElse(Level.UNSTATED);
    }

    private <E extends Enum<E>> Optional<E> oneOf(String option, Class<E> choices)
            throws CommandFailure {
        var text = values().text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (var choice : choices.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text.get())) {
                return Optional.of(choice);
            }
        }
        throw CommandFailure.usage(
                "%s must be one of %s: %s"
                        .formatted(
                                option,
                                String.join(
                                        ", ",
                                        Arrays.stream(choices.getEnumConstants())
                                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                                .toList()),
                                text.get()));
    }

    int lanes() throws CommandFailure {
        var text = values().text("--threads");
        if (text.isEmpty()) {
            return Math.min(MOST_LANES, Runtime.getRuntime().availableProcessors());
        }
        if (!text.get().matches("[0-9]{1,2}") || Integer.parseInt(text.get()) > MOST_LANES) {
            throw CommandFailure.usage("--threads must be from 0 to 64: " + text.get());
        }
        return Integer.parseInt(text.get());
    }
}
