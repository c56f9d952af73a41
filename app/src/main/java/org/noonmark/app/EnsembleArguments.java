package org.noonmark.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.app.ensemble.EnsembleRequest;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.stability.ClockFiles;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.StampUnit;
import picocli.CommandLine.ParseResult;

/// The words of `noonmark ensemble`, checked.
final class EnsembleArguments {
    private final ParseResult arguments;
    private final OptionValues values;

    EnsembleArguments(ParseResult arguments) {
        this.arguments = arguments;
        values = new OptionValues(arguments);
    }

    EnsembleRequest request() throws CommandFailure {
        List<String> files = arguments.matchedPositionalValue(0, List.of());
        var tau0 = values.positive("--tau0", "a number of seconds above 0");
        if (tau0.isPresent() && (values.has("--stamps") || values.has("--stamp-unit"))) {
            throw CommandFailure.usage(
                    "--tau0 is for files without time stamps; leave it or --stamps out");
        }
        var output = values.path("--output");
        var share = values.positive("--largest-weight", "a share above 0 and at most 1");
        if (share.isPresent() && share.getAsDouble() > 1) {
            throw values.wrong("--largest-weight", "a share above 0 and at most 1");
        }
        double noise = values.number("--noise").orElse(0);
        if (!(noise >= 0)) {
            throw values.wrong("--noise", "a number of seconds from 0");
        }
        return new EnsembleRequest(
                files,
                algorithms(),
                new ClockFiles.Layout(
                        values.text("--stamps").map(ColumnChoice::parse),
                        stampUnit(),
                        tau0.isEmpty()),
                tau0,
                unit(),
                noise,
                words("--clocks"),
                words("--without"),
                values.positive("--pace", "a number above 0"),
                share,
                values.positive("--changes", "false alarms a year, a number above 0"),
                format(),
                output,
                picture(),
                values.text("--title"),
                record(output));
    }

    private List<Algorithm> algorithms() throws CommandFailure {
        var found = new LinkedHashSet<Algorithm>();
        for (var word : values.text("--algorithm").orElse("kpw").split(",", -1)) {
            if (word.equals("all")) {
                found.add(Algorithm.KPW);
                found.addAll(Arrays.asList(Algorithm.values()));
                continue;
            }
            found.add(
                    Arrays.stream(Algorithm.values())
                            .filter(one -> one.label().equals(word))
                            .findFirst()
                            .orElseThrow(() ->
                                    values.wrong(
                                            "--algorithm",
                                            "at1, at2, algos, kalman, kpw or all, or several of them")));
        }
        return new ArrayList<>(found);
    }

    private Optional<StampUnit> stampUnit() throws CommandFailure {
        var text = values.text("--stamp-unit");
        var unit = text.flatMap(StampUnit::parse);
        if (text.isPresent() && unit.isEmpty()) {
            throw values.wrong("--stamp-unit", "mjd, s, ms, us, ns or iso");
        }
        return unit;
    }

    private ReadingUnit unit() throws CommandFailure {
        var unit = ReadingUnit.parse(values.text("--unit").orElse("s"));
        if (unit.isEmpty() || unit.orElseThrow().kind() != SeriesKind.PHASE) {
            throw values.wrong("--unit", "s, ms, us, ns, ps or fs");
        }
        return unit.orElseThrow();
    }

    private Set<String> words(String option) {
        var words = new LinkedHashSet<String>();
        values.text(option).ifPresent(text -> words.addAll(List.of(text.split(",", -1))));
        return words;
    }

    private EnsembleRequest.Format format() throws CommandFailure {
        return switch (values.text("--format").orElse("table")) {
            case "table" -> EnsembleRequest.Format.TABLE;
            case "csv" -> EnsembleRequest.Format.CSV;
            case "json" -> EnsembleRequest.Format.JSON;
            default -> throw values.wrong("--format", "table, csv or json");
        };
    }

    private Optional<Path> picture() throws CommandFailure {
        var file = values.path("--plot");
        if (file.isPresent() && !PictureFile.isPicture(file.orElseThrow())) {
            throw values.wrong("--plot", "a file that ends in .svg or .png");
        }
        return file;
    }

    /// Beside the output, unless said.
    private Optional<Path> record(Optional<Path> output) throws CommandFailure {
        var said = values.path("--run-record");
        return said.isPresent()
                ? said
                : output.map(file -> file.resolveSibling(file.getFileName() + ".run.json"));
    }
}
