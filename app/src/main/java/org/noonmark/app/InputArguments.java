package org.noonmark.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.stability.InputRequest;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.StampSteps;
import org.noonmark.metrology.formats.StampUnit;
import org.noonmark.metrology.formats.TextLayout;
import org.noonmark.metrology.formats.TextOptions;
import picocli.CommandLine.ParseResult;

/// The words that say how files of readings are to be understood, checked.
final class InputArguments {
    private final OptionValues values;

    InputArguments(ParseResult arguments) {
        values = new OptionValues(arguments);
    }

    InputRequest input() throws CommandFailure {
        var tau0 = values.number("--tau0");
        if (tau0.isPresent() && !(tau0.getAsDouble() > 0)) {
            throw values.wrong("--tau0", "a number of seconds above 0");
        }
        double tolerance = values.number("--stamp-tolerance").orElse(StampSteps.USUAL_TOLERANCE);
        if (!(tolerance >= 0 && tolerance < 0.5)) {
            throw values.wrong("--stamp-tolerance", "from 0 to below 0.5");
        }
        var gapValue = values.number("--gap-value");
        return new InputRequest(
                layout(),
                kind(),
                tau0,
                unit(),
                nominal(),
                columns(),
                stamps(),
                tolerance,
                interpolated(),
                values.has("--gaps") || gapValue.isPresent(),
                gapValue);
    }

    private List<ColumnChoice> columns() throws CommandFailure {
        var text = values.text("--column");
        if (text.isEmpty()) {
            return List.of(ColumnChoice.ONLY);
        }
        var columns = new ArrayList<ColumnChoice>();
        for (var word : text.orElseThrow().split(",", -1)) {
            var column = ColumnChoice.parse(word.strip());
            if (word.isBlank() || columns.contains(column)) {
                throw values.wrong("--column", "a number or a name, or several of them, each once");
            }
            columns.add(column);
        }
        return columns;
    }

    private Optional<TextLayout> layout() throws CommandFailure {
        var text = values.text("--layout");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.orElseThrow()) {
                    case "columns" -> TextLayout.COLUMNS;
                    case "stable32" -> TextLayout.STABLE32;
                    case "timelab" -> TextLayout.TIMELAB;
                    default -> throw values.wrong("--layout", "columns, stable32 or timelab");
                });
    }

    private Optional<SeriesKind> kind() throws CommandFailure {
        var text = values.text("--input");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.orElseThrow()) {
                    case "phase" -> SeriesKind.PHASE;
                    case "frequency" -> SeriesKind.FREQUENCY;
                    default -> throw values.wrong("--input", "phase or frequency");
                });
    }

    private Optional<ReadingUnit> unit() throws CommandFailure {
        var text = values.text("--unit");
        var unit = text.flatMap(ReadingUnit::parse);
        if (text.isPresent() && unit.isEmpty()) {
            throw values.wrong("--unit", "s, ms, us, ns, ps, fs, 1, ppm, ppb, ppt, Hz, kHz or MHz");
        }
        return unit;
    }

    private Optional<InputRequest.Nominal> nominal() throws CommandFailure {
        var text = values.text("--nominal");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.orElseThrow().equals("mean")) {
            return Optional.of(new InputRequest.Nominal.Mean());
        }
        double value = OptionValues.parse(text.orElseThrow()).orElse(-1);
        if (!(value > 0)) {
            throw values.wrong("--nominal", "a frequency above 0 in the unit of --unit, or mean");
        }
        return Optional.of(new InputRequest.Nominal.Given(value));
    }

    private boolean interpolated() throws CommandFailure {
        if (values.has("--interpolate") && values.text("--stamps").isEmpty()) {
            throw CommandFailure.usage("--interpolate goes with --stamps and --stamp-unit");
        }
        return values.has("--interpolate");
    }

    private Optional<TextOptions.Stamps> stamps() throws CommandFailure {
        var column = values.text("--stamps");
        var unit = values.text("--stamp-unit");
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
                                .orElseThrow(() ->
                                        values.wrong(
                                                "--stamp-unit", "mjd, s, ms, us, ns or iso"))));
    }
}
