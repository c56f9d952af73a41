package org.noonmark.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.steer.SteerRequest;
import org.noonmark.metrology.steering.PublicationSchedule;
import org.noonmark.metrology.steering.ScaleModel;
import org.noonmark.metrology.steering.SteerLimits;
import org.noonmark.metrology.steering.SteeringLaw;
import picocli.CommandLine.ParseResult;

/// The words of `noonmark steer`, checked.
final class SteerArguments {
    private static final double NANO = 1e-9;
    private static final double DAY = 86_400;

    private final ParseResult arguments;
    private final OptionValues values;

    SteerArguments(ParseResult arguments) {
        this.arguments = arguments;
        values = new OptionValues(arguments);
    }

    SteerRequest request() throws CommandFailure {
        var plot = values.path("--plot");
        if (plot.isPresent() && !PictureFile.isPicture(plot.orElseThrow())) {
            throw values.wrong("--plot", "the name of a file that ends in .svg or .png");
        }
        int every = days("--every", 7, 1);
        return new SteerRequest(
                arguments.matchedPositionalValue(0, Path.of("-")),
                values.path("--steers"),
                values.has("--skip-bad-lines"),
                unit(),
                positive("--noise", 0.3) * NANO,
                schedule(),
                days("--learn", 90, 0),
                values.positive("--from", "an MJD"),
                days("--settle", 30, 0),
                every,
                law(every * DAY),
                new SteerLimits(
                        positive("--most-steer", 1e-12),
                        positive("--most-change", 1e-13),
                        positive("--most-slew", 1e-13)),
                model(),
                format(),
                values.path("--output"),
                values.path("--steer-file"),
                plot);
    }

    /// The files that will be written, none of them twice and none of them the record.
    List<Path> targets(SteerRequest request) throws CommandFailure {
        var targets =
                Stream.of(request.output(), request.steerFile(), request.plot())
                        .flatMap(Optional::stream)
                        .toList();
        var inputs =
                Stream.concat(Stream.of(request.record()), request.applied().stream())
                        .map(Path::toString)
                        .toList();
        boolean isMixed = false;
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            isMixed |= inputs.stream().anyMatch(input -> ResultFile.isInput(target, input));
            isMixed |= targets.stream().skip(i + 1L).anyMatch(o -> ResultFile.areSame(target, o));
        }
        if (isMixed) {
            throw CommandFailure.usage(
                    "--output, --steer-file and --plot need files of their own, none of them read");
        }
        return targets;
    }

    private double unit() throws CommandFailure {
        return switch (values.text("--unit").orElse("ns")) {
            case "s" -> 1;
            case "us" -> 1e-6;
            case "ns" -> NANO;
            case "ps" -> 1e-12;
            default -> throw values.wrong("--unit", "s, us, ns or ps");
        };
    }

    private PublicationSchedule schedule() throws CommandFailure {
        return switch (values.text("--schedule").orElse("utcr")) {
            case "utcr" -> new PublicationSchedule.Utcr(days("--latency", 3, 0));
            case "circular-t" -> new PublicationSchedule.CircularT(days("--latency", 10, 0));
            default -> throw values.wrong("--schedule", "utcr or circular-t");
        };
    }

    private int days(String option, int usual, int least) throws CommandFailure {
        double days = values.number(option).orElse(usual);
        if (days != Math.rint(days) || days < least || days > 10_000) {
            throw values.wrong(option, "a whole number of days from " + least);
        }
        return (int) days;
    }

    private double positive(String option, double usual) throws CommandFailure {
        return values.positive(option, "a number above 0").orElse(usual);
    }

    private SteeringLaw law(double interval) throws CommandFailure {
        var text = values.text("--law").orElse("lqg");
        var numbers = text.equals("lqg") ? new double[] {1, 1e-14} : pair(text);
        try {
            if (text.startsWith("lqg") && numbers.length == 2) {
                return SteeringLaw.lqg(interval, numbers[0] * NANO, numbers[1]);
            }
            if (text.startsWith("poles:") && numbers.length == 2) {
                return SteeringLaw.poles(interval, numbers[0], numbers[1]);
            }
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage("--law: " + wrong.getMessage());
        }
        throw values.wrong("--law", "lqg, lqg:NS,CHANGE or poles:P1,P2");
    }

    private static double[] pair(String text) {
        var parts = text.substring(text.indexOf(':') + 1).split(",", -1);
        if (parts.length != 2) {
            return new double[0];
        }
        var first = OptionValues.parse(parts[0]);
        var second = OptionValues.parse(parts[1]);
        return first.isEmpty() || second.isEmpty()
                ? new double[0]
                : new double[] {first.getAsDouble(), second.getAsDouble()};
    }

    private Optional<ScaleModel> model() throws CommandFailure {
        var text = values.text("--model");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var numbers = pair(text.orElseThrow());
        if (numbers.length != 2 || !(numbers[0] > 0) || !(numbers[1] >= 0)) {
            throw values.wrong("--model", "two numbers, such as 0.1,1e-15");
        }
        return Optional.of(ScaleModel.ofDay(numbers[0] * NANO, numbers[1]));
    }

    private SteerRequest.Format format() throws CommandFailure {
        return switch (values.text("--format").orElse("table")) {
            case "table" -> SteerRequest.Format.TABLE;
            case "csv" -> SteerRequest.Format.CSV;
            case "json" -> SteerRequest.Format.JSON;
            default -> throw values.wrong("--format", "table, csv or json");
        };
    }
}
