package org.noonmark.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.compare.CggttsRequest;
import org.noonmark.app.compare.CompareOutput;
import org.noonmark.app.compare.RinexRequest;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.JsonText;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.Selection;
import org.noonmark.metrology.cggtts.Selection.Weighting;
import picocli.CommandLine.ParseResult;

/// The words of `noonmark compare`, checked.
final class CompareArguments {
    private final ParseResult arguments;
    private final OptionValues values;
    private final Surroundings surroundings;

    CompareArguments(ParseResult arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.values = new OptionValues(arguments);
        this.surroundings = surroundings;
    }

    OptionValues values() {
        return values;
    }

    /// The names of files, at least so many.
    List<String> names(int fewest) throws CommandFailure {
        List<String> names = arguments.matchedPositionalValue(0, List.of());
        if (names.size() < fewest) {
            throw CommandFailure.usage(
                    "give at least %d files; Try: %s --help"
                            .formatted(fewest, arguments.commandSpec().qualifiedName()));
        }
        return names;
    }

    CggttsRequest cggtts() throws CommandFailure {
        var names = names(2);
        var method =
                switch (values.text("--method").orElse("common-view")) {
                    case "common-view" -> Link.Method.COMMON_VIEW;
                    case "all-in-view" -> Link.Method.ALL_IN_VIEW;
                    default -> throw values.wrong("--method", "common-view or all-in-view");
                };
        return new CggttsRequest(
                names,
                method,
                each("--code", names.size(), "one code, or one of each station"),
                selection(method),
                calibration(names.size()),
                values.has("--strict"));
    }

    private Selection selection(Link.Method method) throws CommandFailure {
        double mask = values.number("--mask").orElse(0);
        if (!(mask >= 0 && mask < 90)) {
            throw values.wrong("--mask", "an elevation from 0 to 90 degrees");
        }
        double length = values.number("--min-length").orElse(750);
        if (!(length >= 0 && length <= 780)) {
            throw values.wrong("--min-length", "a length from 0 to 780 s");
        }
        var usual = method == Link.Method.COMMON_VIEW ? "equal" : "elevation";
        var weighting =
                switch (values.text("--weights").orElse(usual)) {
                    case "equal" -> Weighting.EQUAL;
                    case "elevation" -> Weighting.ELEVATION;
                    case "dsg" -> Weighting.DSG;
                    default -> throw values.wrong("--weights", "equal, elevation or dsg");
                };
        double spreads =
                values.positive("--spreads", "a number above 0").orElse(Link.USUAL_OUTLIER_FACTOR);
        return new Selection(
                mask,
                values.positive("--max-dsg", "a number of ns above 0").orElse(20),
                (int) length,
                weighting,
                values.has("--remove-outliers") ? Optional.of(spreads) : Optional.empty(),
                values.has("--fold-seconds"));
    }

    /// The values of a list: none, one, or one of each station.
    private List<String> each(String option, int stations, String expected) throws CommandFailure {
        var text = values.text(option);
        if (text.isEmpty()) {
            return List.of();
        }
        var parts = List.of(text.orElseThrow().split(",", -1));
        if ((parts.size() != 1 && parts.size() != stations) || parts.contains("")) {
            throw values.wrong(option, expected);
        }
        return parts;
    }

    private List<Double> calibration(int stations) throws CommandFailure {
        var expected = "a standard uncertainty in ns, or one of each station";
        var found = new ArrayList<Double>();
        for (var part : each("--calibration", stations, expected)) {
            double nanos = OptionValues.parse(part).orElse(-1);
            if (nanos < 0) {
                throw values.wrong("--calibration", expected);
            }
            found.add(nanos);
        }
        return found;
    }

    RinexRequest rinex() throws CommandFailure {
        var clocks = values.text("--clock").map(text -> List.of(text.split(",", -1)));
        if (clocks.filter(names -> names.contains("")).isPresent()) {
            throw values.wrong("--clock", "a list of names");
        }
        return new RinexRequest(names(1), clocks.orElse(List.of()), values.has("--strict"));
    }

    /// Where `write` writes.
    Path target() throws CommandFailure {
        return values.path("--output")
                .orElseThrow(() -> CommandFailure.usage("say with --output where to write"));
    }

    CompareOutput output() throws CommandFailure {
        var format =
                switch (option("--format").orElse("table")) {
                    case "table" -> CompareOutput.Format.TABLE;
                    case "csv" -> CompareOutput.Format.CSV;
                    case "json" -> CompareOutput.Format.JSON;
                    default -> throw values.wrong("--format", "table, csv or json");
                };
        var plot = option("--plot").isEmpty() ? Optional.<Path>empty() : values.path("--plot");
        if (plot.isPresent() && !PictureFile.isPicture(plot.orElseThrow())) {
            throw values.wrong("--plot", "the name of a file that ends in .svg or .png");
        }
        return new CompareOutput(
                surroundings.out(),
                surroundings.err(),
                JsonText::of,
                format,
                values.path("--output"),
                plot,
                option("--title"));
    }

    /// An option that not every command has.
    private Optional<String> option(String name) {
        return arguments.commandSpec().findOption(name) == null
                ? Optional.empty()
                : values.text(name);
    }
}
