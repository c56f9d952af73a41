package org.noonmark.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.stability.AnalysisRequest;
import org.noonmark.app.stability.CleaningRequest;
import org.noonmark.app.stability.ClockSetRequest;
import org.noonmark.app.stability.InputRequest;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.app.stability.StreamRequest;
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
    private static final String SECONDS = "a number of seconds above 0";
    private static final Set<String> SETS = Set.of("gcodev", "hat", "hat-correlated");

    private final ParseResult arguments;
    private final OptionValues values;

    StabilityArguments(ParseResult arguments) {
        this.arguments = arguments;
        values = new OptionValues(arguments);
    }

    InputRequest input() throws CommandFailure {
        return new InputArguments(arguments).input();
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
        var noise = values.text("--noise");
        if (noise.isPresent()) {
            options = options.withNoise(noise(noise.orElseThrow()));
        }
        if (values.has("--uncorrected")) {
            options = options.uncorrected();
        }
        if (values.has("--stable32")) {
            options = options.withConvention(StabilityOptions.Convention.STABLE32);
        }
        double windows = values.number("--windows").orElse(0);
        if (values.text("--windows").isPresent()
                && !(windows >= 2
                        && windows <= Integer.MAX_VALUE
                        && windows == Math.rint(windows))) {
            throw values.wrong("--windows", "a whole number from 2");
        }
        var masks = masks();
        var statistics = new LinkedHashSet<>(statistics(masks));
        masks.forEach(mask -> statistics.add(mask.statistic()));
        var request =
                new AnalysisRequest(
                        cleaning(),
                        List.copyOf(statistics),
                        sets(),
                        taus(),
                        masks,
                        dynamic(),
                        values.has("--budget"),
                        spectrum(),
                        options.withSampledWindows((int) windows));
        refuseConflicts(request);
        new IgnoredOptions(values).refuse(request);
        return request;
    }

    private static void refuseConflicts(AnalysisRequest request) throws CommandFailure {
        boolean isMoving = request.dynamic().isPresent();
        boolean isSpectrum = request.spectrum().isPresent();
        if ((isMoving || isSpectrum) && !(request.masks().isEmpty() && request.sets().isEmpty())) {
            throw CommandFailure.usage(
                    "--dynamic and --psd go with neither --mask nor gcodev and hat; run the command twice");
        }
        if (isMoving && (isSpectrum || request.budget())) {
            throw CommandFailure.usage("--dynamic goes with neither --psd nor --budget");
        }
    }

    private ClockSetRequest sets() throws CommandFailure {
        var names = Set.copyOf(Arrays.asList(values.text("--stat").orElse("").split(",", -1)));
        var reference = values.text("--reference");
        boolean anyHat = names.contains("hat") || names.contains("hat-correlated");
        if (reference.isPresent() && !anyHat) {
            throw CommandFailure.usage(
                    "--reference names a corner of the hat; ask for --stat hat or hat-correlated");
        }
        return new ClockSetRequest(
                names.contains("gcodev"),
                names.contains("hat"),
                names.contains("hat-correlated"),
                reference);
    }

    private Optional<AnalysisRequest.Dynamic> dynamic() throws CommandFailure {
        var window = values.positive("--dynamic", SECONDS);
        var step = values.positive("--dynamic-step", SECONDS);
        if (window.isEmpty()) {
            if (step.isPresent()) {
                throw CommandFailure.usage("--dynamic-step goes with --dynamic SECONDS");
            }
            return Optional.empty();
        }
        double seconds = window.getAsDouble();
        return Optional.of(new AnalysisRequest.Dynamic(seconds, step.orElse(seconds / 2)));
    }

    private Optional<AnalysisRequest.Spectrum> spectrum() throws CommandFailure {
        var carrier = values.positive("--carrier", "a frequency in Hz above 0");
        double segment = values.number("--segment").orElse(8);
        if (!(segment >= 8
                && segment <= 1 << 30
                && segment == Math.rint(segment)
                && Integer.bitCount((int) segment) == 1)) {
            throw values.wrong("--segment", "a power of two from 8");
        }
        if (!values.has("--psd")) {
            if (carrier.isPresent() || values.has("--segment")) {
                throw CommandFailure.usage("--carrier and --segment go with --psd");
            }
            if (values.has("--psd-deviations")) {
                throw CommandFailure.usage("--psd-deviations goes with --psd");
            }
            return Optional.empty();
        }
        return Optional.of(
                new AnalysisRequest.Spectrum(
                        values.has("--segment") ? Optional.of((int) segment) : Optional.empty(),
                        carrier.isPresent() ? Optional.of(carrier.getAsDouble()) : Optional.empty(),
                        values.has("--psd-deviations")));
    }

    /// How to take readings one by one, when that is asked for.
    Optional<StreamRequest> stream() throws CommandFailure {
        var longest = values.positive("--longest", SECONDS);
        var every = values.positive("--every", SECONDS);
        if (values.has("--stream")) {
            if (files().size() != 1) {
                throw CommandFailure.usage("--stream takes one file, or - for standard input");
            }
            return Optional.of(new StreamRequest(longest, every));
        }
        if (longest.isPresent() || every.isPresent()) {
            throw CommandFailure.usage("--longest and --every go with --stream");
        }
        return Optional.empty();
    }

    private CleaningRequest cleaning() throws CommandFailure {
        double factor = values.number("--spreads").orElse(Outliers.USUAL_FACTOR);
        if (!(factor > 0)) {
            throw values.wrong("--spreads", "a number above 0");
        }
        var trend = values.text("--trend");
        boolean isDriftTaken = trend.isPresent() || values.has("--remove-drift");
        return new CleaningRequest(
                values.has("--remove-outliers"),
                values.has("--remove-jumps"),
                factor,
                isDriftTaken ? Optional.of(trend(trend.orElse("parabola"))) : Optional.empty());
    }

    private Drift.Method trend(String name) throws CommandFailure {
        return switch (name) {
            case "line" -> Drift.Method.LINE_THROUGH_PHASE;
            case "parabola" -> Drift.Method.PARABOLA_THROUGH_PHASE;
            case "frequency" -> Drift.Method.LINE_THROUGH_FREQUENCY;
            case "three-points" -> Drift.Method.THREE_POINTS;
            default -> throw values.wrong("--trend", "line, parabola, frequency or three-points");
        };
    }

    private double level() throws CommandFailure {
        double level = values.number("--ci").orElse(StabilityOptions.DEFAULT.confidence());
        if (!(level > 0 && level < 1)) {
            throw values.wrong("--ci", "a probability between 0 and 1, such as 0.683 or 0.95");
        }
        return level;
    }

    /// The masks with these names, or for these clocks: `g811` is its masks of MTIE and of TDEV.
    /// `g8272` is none: classes A and B, and the clock of G.8272.1, have different limits.
    private List<Mask> masks() throws CommandFailure {
        var found = new ArrayList<Mask>();
        if (values.text("--mask").isEmpty()) {
            return found;
        }
        for (var name : values.text("--mask").orElseThrow().split(",", -1)) {
            var wanted = name.toLowerCase(Locale.ROOT).replace('.', '-');
            var these =
                    Arrays.stream(Mask.values())
                            .filter(mask ->
                                    mask.label().equals(wanted) || clock(mask).equals(wanted))
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

    /// `g8272-a` of `g8272-a-mtie`.
    private static String clock(Mask mask) {
        return mask.label().substring(0, mask.label().lastIndexOf('-'));
    }

    /// Those asked for; with masks and nothing else, those that the masks are about.
    private List<Statistic> statistics(List<Mask> masks) throws CommandFailure {
        if (values.text("--stat").isEmpty() && !masks.isEmpty()) {
            return masks.stream().map(Mask::statistic).distinct().toList();
        }
        var found = new ArrayList<Statistic>();
        for (var name : values.text("--stat").orElse("oadev").split(",", -1)) {
            if (name.equals("all")) {
                found.addAll(Arrays.asList(Statistic.values()));
                continue;
            }
            if (SETS.contains(name)) {
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
        return String.join(", ", Arrays.stream(Statistic.values()).map(Statistic::label).toList())
                + ", gcodev, hat, hat-correlated";
    }

    private TauList taus() throws CommandFailure {
        var text = values.text("--taus").orElse("octave");
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
            var tau = OptionValues.parse(word);
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
                .orElseThrow(
                        () -> values.wrong("--noise", "wpm, fpm, wfm, ffm, rwfm, fwfm or rrfm"));
    }

    OutputRequest output() throws CommandFailure {
        var format =
                switch (values.text("--format").orElse("table")) {
                    case "table" -> OutputRequest.Format.TABLE;
                    case "csv" -> OutputRequest.Format.CSV;
                    case "json" -> OutputRequest.Format.JSON;
                    default -> throw values.wrong("--format", "table, csv or json");
                };
        var plot = values.path("--plot");
        if (plot.isPresent() && !PictureFile.isPicture(plot.orElseThrow())) {
            throw values.wrong("--plot", "the name of a file that ends in .svg or .png");
        }
        return new OutputRequest(format, values.path("--output"), plot, values.text("--title"));
    }
}
