package org.noonmark.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.stability.AnalysisRequest;
import org.noonmark.app.stability.CleaningRequest;
import org.noonmark.app.stability.InputRequest;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.StampSteps;
import org.noonmark.metrology.formats.StampUnit;
import org.noonmark.metrology.formats.TextLayout;
import org.noonmark.metrology.formats.TextOptions;
import org.noonmark.metrology.stability.Drift;
import org.noonmark.metrology.stability.Mask;
import org.noonmark.metrology.stability.NoiseType;
import org.noonmark.metrology.stability.Outliers;
import org.noonmark.metrology.stability.StabilityOptions;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;
import picocli.CommandLine.ParseResult;

/// The words of `noonmark stability`, checked.
final class StabilityArguments {
    private static final int MANY = 10;

    private final ParseResult arguments;

    StabilityArguments(ParseResult arguments) {
        this.arguments = arguments;
    }

    List<String> files() throws CommandFailure {
        List<String> files = arguments.matchedPositionalValue(0, List.of());
        if (files.stream().filter("-"::equals).count() > 1) {
            throw CommandFailure.usage("standard input (-) can be read only once");
        }
        return files;
    }

    AnalysisRequest analysis() throws CommandFailure {
        var options = StabilityOptions.DEFAULT.withConfidence(level());
        var noise = text("--noise");
        if (noise.isPresent()) {
            options = options.withNoise(noise(noise.orElseThrow()));
        }
        if (arguments.hasMatchedOption("--uncorrected")) {
            options = options.uncorrected();
        }
        if (arguments.hasMatchedOption("--stable32")) {
            options = options.withConvention(StabilityOptions.Convention.STABLE32);
        }
        double windows = number("--windows").orElse(0);
        if (text("--windows").isPresent()
                && !(windows >= 2
                        && windows <= Integer.MAX_VALUE
                        && windows == Math.rint(windows))) {
            throw wrong("--windows", "a whole number from 2");
        }
        var masks = masks();
        var statistics = new LinkedHashSet<>(statistics(masks));
        masks.forEach(mask -> statistics.add(mask.statistic()));
        return new AnalysisRequest(
                cleaning(),
                List.copyOf(statistics),
                taus(),
                masks,
                options.withSampledWindows((int) windows));
    }

    private CleaningRequest cleaning() throws CommandFailure {
        double factor = number("--spreads").orElse(Outliers.USUAL_FACTOR);
        if (!(factor > 0)) {
            throw wrong("--spreads", "a number above 0");
        }
        var trend = text("--trend");
        boolean isDriftTaken = trend.isPresent() || arguments.hasMatchedOption("--remove-drift");
        return new CleaningRequest(
                arguments.hasMatchedOption("--remove-outliers"),
                arguments.hasMatchedOption("--remove-jumps"),
                factor,
                isDriftTaken ? Optional.of(trend(trend.orElse("parabola"))) : Optional.empty());
    }

    private Drift.Method trend(String name) throws CommandFailure {
        return switch (name) {
            case "line" -> Drift.Method.LINE_THROUGH_PHASE;
            case "parabola" -> Drift.Method.PARABOLA_THROUGH_PHASE;
            case "frequency" -> Drift.Method.LINE_THROUGH_FREQUENCY;
            case "three-points" -> Drift.Method.THREE_POINTS;
            default -> throw wrong("--trend", "line, parabola, frequency or three-points");
        };
    }

    private double level() throws CommandFailure {
        double level = number("--ci").orElse(StabilityOptions.DEFAULT.confidence());
        if (!(level > 0 && level < 1)) {
            throw wrong("--ci", "a probability between 0 and 1, such as 0.683 or 0.95");
        }
        return level;
    }

    /// The masks with these names, or whose names begin with them: `g811` is both its masks.
    private List<Mask> masks() throws CommandFailure {
        var found = new ArrayList<Mask>();
        if (text("--mask").isEmpty()) {
            return found;
        }
        for (var name : text("--mask").orElseThrow().split(",", -1)) {
            var wanted = name.toLowerCase(Locale.ROOT).replace('.', '-');
            var these =
                    Arrays.stream(Mask.values())
                            .filter(mask -> (mask.label() + "-").startsWith(wanted + "-"))
                            .toList();
            if (these.isEmpty()) {
                throw CommandFailure.usage(
                        "--mask: no mask is called \"%s\"; there are %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                Arrays.stream(Mask.values())
                                                        .map(Mask::label)
                                                        .toList())));
            }
            found.addAll(these);
        }
        return found.stream().distinct().toList();
    }

    /// Those asked for; with masks and nothing else, those that the masks are about.
    private List<Statistic> statistics(List<Mask> masks) throws CommandFailure {
        if (text("--stat").isEmpty() && !masks.isEmpty()) {
            return masks.stream().map(Mask::statistic).distinct().toList();
        }
        var found = new ArrayList<Statistic>();
        for (var name : text("--stat").orElse("oadev").split(",", -1)) {
            if (name.equals("all")) {
                found.addAll(Arrays.asList(Statistic.values()));
                continue;
            }
            found.add(
                    Statistic.parse(name)
                            .orElseThrow(() ->
                                    CommandFailure.usage(
                                            "--stat: no statistic is called \"%s\"; there are %s"
                                                    .formatted(name, names()))));
        }
        return found.stream().distinct().toList();
    }

    private static String names() {
        return String.join(", ", Arrays.stream(Statistic.values()).map(Statistic::label).toList());
    }

    private TauList taus() throws CommandFailure {
        var text = text("--taus").orElse("octave");
        return switch (text) {
            case "all" -> new TauList.All();
            case "octave" -> new TauList.Octave();
            case "decade" -> new TauList.Decade();
            case "many" -> new TauList.ManyPerDecade(MANY);
            default ->
                    text.matches("many:[1-9][0-9]{0,3}")
                            ? new TauList.ManyPerDecade(Integer.parseInt(text.substring(5)))
                            : explicit(text);
        };
    }

    private static TauList explicit(String text) throws CommandFailure {
        var seconds = new ArrayList<Double>();
        for (var word : text.split(",", -1)) {
            var tau = parse(word);
            if (!(tau.orElse(-1) > 0)) {
                throw CommandFailure.usage(
                        "--taus: \"%s\" is neither octave, decade, all, many, many:N, nor a number of seconds above 0"
                                .formatted(word));
            }
            seconds.add(tau.getAsDouble());
        }
        return new TauList.Explicit(seconds);
    }

    private NoiseType noise(String text) throws CommandFailure {
        return Arrays.stream(NoiseType.values())
                .filter(type -> type.label().replace(" ", "").equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("--noise", "wpm, fpm, wfm, ffm or rwfm"));
    }

    InputRequest input() throws CommandFailure {
        var tau0 = number("--tau0");
        if (tau0.isPresent() && !(tau0.getAsDouble() > 0)) {
            throw wrong("--tau0", "a number of seconds above 0");
        }
        double tolerance = number("--stamp-tolerance").orElse(StampSteps.USUAL_TOLERANCE);
        if (!(tolerance >= 0 && tolerance < 0.5)) {
            throw wrong("--stamp-tolerance", "from 0 to below 0.5");
        }
        var gapValue = number("--gap-value");
        return new InputRequest(
                layout(),
                kind(),
                tau0,
                unit(),
                nominal(),
                text("--column").map(ColumnChoice::parse).orElse(ColumnChoice.ONLY),
                stamps(),
                tolerance,
                arguments.hasMatchedOption("--gaps") || gapValue.isPresent(),
                gapValue);
    }

    private Optional<TextLayout> layout() throws CommandFailure {
        var text = text("--layout");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.orElseThrow()) {
                    case "columns" -> TextLayout.COLUMNS;
                    case "stable32" -> TextLayout.STABLE32;
                    case "timelab" -> TextLayout.TIMELAB;
                    default -> throw wrong("--layout", "columns, stable32 or timelab");
                });
    }

    private Optional<SeriesKind> kind() throws CommandFailure {
        var text = text("--input");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.orElseThrow()) {
                    case "phase" -> SeriesKind.PHASE;
                    case "frequency" -> SeriesKind.FREQUENCY;
                    default -> throw wrong("--input", "phase or frequency");
                });
    }

    private Optional<ReadingUnit> unit() throws CommandFailure {
        var text = text("--unit");
        var unit = text.flatMap(ReadingUnit::parse);
        if (text.isPresent() && unit.isEmpty()) {
            throw wrong("--unit", "s, ms, us, ns, ps, fs, 1, ppm, ppb, ppt, Hz, kHz or MHz");
        }
        return unit;
    }

    private Optional<InputRequest.Nominal> nominal() throws CommandFailure {
        var text = text("--nominal");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.orElseThrow().equals("mean")) {
            return Optional.of(new InputRequest.Nominal.Mean());
        }
        double value = parse(text.orElseThrow()).orElse(-1);
        if (!(value > 0)) {
            throw wrong("--nominal", "a frequency above 0 in the unit of --unit, or mean");
        }
        return Optional.of(new InputRequest.Nominal.Given(value));
    }

    private Optional<TextOptions.Stamps> stamps() throws CommandFailure {
        var column = text("--stamps");
        var unit = text("--stamp-unit");
        if (column.isPresent() != unit.isPresent()) {
            throw CommandFailure.usage(
                    "--stamps and --stamp-unit go together: which column, and what it counts");
        }
        if (column.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TextOptions.Stamps(
                        ColumnChoice.parse(column.orElseThrow()),
                        unit.flatMap(StampUnit::parse)
                                .orElseThrow(
                                        () -> wrong("--stamp-unit", "mjd, s, ms, us, ns or iso"))));
    }

    OutputRequest output() throws CommandFailure {
        var format =
                switch (text("--format").orElse("table")) {
                    case "table" -> OutputRequest.Format.TABLE;
                    case "csv" -> OutputRequest.Format.CSV;
                    case "json" -> OutputRequest.Format.JSON;
                    default -> throw wrong("--format", "table, csv or json");
                };
        var plot = path("--plot");
        if (plot.isPresent() && !PictureFile.isPicture(plot.orElseThrow())) {
            throw wrong("--plot", "the name of a file that ends in .svg or .png");
        }
        return new OutputRequest(format, path("--output"), plot, text("--title"));
    }

    private Optional<Path> path(String option) throws CommandFailure {
        try {
            return text(option).map(Path::of);
        } catch (InvalidPathException wrong) {
            throw wrong(option, "the name of a file");
        }
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
    }

    private OptionalDouble number(String option) throws CommandFailure {
        var text = text(option);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        var value = parse(text.orElseThrow());
        if (value.isEmpty()) {
            throw wrong(option, "a number");
        }
        return value;
    }

    private static OptionalDouble parse(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private CommandFailure wrong(String option, String expected) {
        return CommandFailure.usage(
                "%s: \"%s\" is not %s".formatted(option, text(option).orElse(""), expected));
    }
}
