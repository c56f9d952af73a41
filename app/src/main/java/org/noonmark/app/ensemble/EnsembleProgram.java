package org.noonmark.app.ensemble;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.app.output.ResultFile;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ClockReadings;
import org.noonmark.metrology.ensemble.PriorEstimate;
import org.noonmark.metrology.ensemble.ScaleSettings;
import org.noonmark.metrology.ensemble.Witnesses;

/// One run of the command: reads, computes, writes.
///
/// @param json turns a report into JSON
/// @param version of the program
/// @param isInteractive whether a line of progress may be rewritten on `err`
public record EnsembleProgram(
        PrintWriter out,
        PrintWriter err,
        boolean isInteractive,
        Function<Object, String> json,
        String version) {
    private static final double LABORATORY_SECONDS = 40 * 86_400;
    private static final double LEAST_STEPS = 60;

    /// Beyond this share of a step an epoch is said not to stand on one.
    private static final double LARGEST_OFF_STEP = 0.1;

    /// Does it all.
    public void run(EnsembleRequest request) throws CommandFailure {
        var targets = new ArrayList<Path>();
        for (var file :
                List.of(request.output(), request.plot(), request.runRecord()).stream()
                        .flatMap(Optional::stream)
                        .toList()) {
            ResultFile.check(file);
            if (request.files().stream().anyMatch(input -> ResultFile.isInput(file, input))
                    || targets.stream().anyMatch(other -> ResultFile.areSame(file, other))) {
                throw CommandFailure.usage(
                        "%s would be overwritten; every result needs a file of its own"
                                .formatted(file));
            }
            targets.add(file);
        }
        try (var progress =
                isInteractive
                        ? ProgressLine.running(err)
                        : ProgressLine.still(err, System::nanoTime)) {
            var loaded = new ReadingsLoader(request, progress).load();
            var report = report(request, loaded, progress);
            progress.begin("writing");
            write(request, report);
        }
    }

    private EnsembleReport report(
            EnsembleRequest request, ReadingsLoader.Loaded loaded, ProgressLine progress)
            throws CommandFailure {
        var readings = loaded.readings();
        var notes = new ArrayList<String>();
        var settings = settings(request, readings, notes);
        var priors = priors(readings);
        notes.add("the noise of each clock was estimated from the readings");
        if (readings.largestOffStep() > LARGEST_OFF_STEP) {
            notes.add(
                    "epochs are not at equal steps: for stabilities and noise each stands at the nearest");
        }
        var makers = new ArrayList<ScaleMaker>();
        for (var algorithm : request.algorithms()) {
            makers.add(
                    new ScaleMaker(
                            algorithm, readings, loaded.firstStampSeconds(), priors, settings));
        }
        advance(makers, settings, readings, progress);
        checkScale(makers.getFirst().values());
        var epochs = new ArrayList<Double>();
        for (int e = 0; e < readings.epochs(); e++) {
            epochs.add(loaded.firstStampSeconds() + readings.atNanos(e) / 1e9);
        }
        var changes = changes(request, loaded, priors, progress);
        progress.begin("computing stabilities");
        return new EnsembleReport(
                runRecord(request, settings, readings, priors, makers),
                readings.names(),
                epochs,
                makers.stream().map(ScaleMaker::scale).toList(),
                Stabilities.of(readings, request.algorithms(), makers),
                changes,
                notes);
    }

    private static void checkScale(double[] scale) throws CommandFailure {
        for (double value : scale) {
            if (Double.isInfinite(value) || (Double.isNaN(value) && !Double.isNaN(scale[0]))) {
                throw CommandFailure.data(
                        "the scale is no number: the readings are too large or too few; check --unit");
            }
        }
    }

    private static List<EnsembleReport.Change> changes(
            EnsembleRequest request,
            ReadingsLoader.Loaded loaded,
            List<ClockPrior> priors,
            ProgressLine progress) {
        if (request.alarmsPerYear().isEmpty()) {
            return List.of();
        }
        progress.begin("looking for changes");
        return Changes.of(
                loaded.readings(),
                priors,
                loaded.firstStampSeconds(),
                request.alarmsPerYear().getAsDouble());
    }

    private static List<ClockPrior> priors(ClockReadings readings) throws CommandFailure {
        for (int k = 0; k < readings.clocks(); k++) {
            if (Arrays.stream(readings.clockMinusHub(k)).allMatch(Double::isNaN)) {
                throw CommandFailure.data(
                        "clock %s was never read; leave it out: --without %s"
                                .formatted(readings.names().get(k), readings.names().get(k)));
            }
        }
        try {
            return PriorEstimate.of(readings);
        } catch (IllegalArgumentException unknown) {
            throw CommandFailure.data(
                    "no noise can be estimated (%s): a scale needs some ten epochs of clocks that vary"
                            .formatted(unknown.getMessage()));
        }
    }

    private static void advance(
            List<ScaleMaker> makers,
            ScaleSettings settings,
            ClockReadings readings,
            ProgressLine progress) {
        progress.begin("making the scale");
        var witnesses =
                new Witnesses(
                        makers.stream().map(ScaleMaker::timeScale).toList(),
                        settings,
                        makers.getFirst()::happened);
        var phases = new double[readings.clocks()];
        var noise = new double[readings.clocks()];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = readings.noise(k);
        }
        for (int e = 0; e < readings.epochs(); e++) {
            for (int k = 0; k < phases.length; k++) {
                phases[k] = readings.clockMinusHub(k, e);
            }
            witnesses.advance(readings.atNanos(e), phases, noise);
            for (var maker : makers) {
                maker.look(e);
            }
            progress.reached(e, readings.epochs());
        }
    }

    /// Times as in a laboratory, or shorter in proportion when the record is short.
    private static ScaleSettings settings(
            EnsembleRequest request, ClockReadings readings, List<String> notes) {
        double span = (readings.atNanos(readings.epochs() - 1) - readings.atNanos(0)) * 1e-9;
        double least = LEAST_STEPS * readings.stepSeconds();
        double usual =
                Math.min(
                        1,
                        Math.max(
                                span / LABORATORY_SECONDS,
                                least / ScaleSettings.LABORATORY.intervalSeconds()));
        double pace = request.pace().orElse(usual);
        if (request.pace().isEmpty() && pace < 1) {
            notes.add(
                    "the record is short: probation, intervals and memory are %s of a laboratory's; --pace says otherwise"
                            .formatted(Figures.significant(pace, 3)));
        }
        var settings = ScaleSettings.LABORATORY.scaled(pace);
        return request.largestWeight().isPresent()
                ? settings.withLargestWeight(request.largestWeight().getAsDouble())
                : settings;
    }

    private RunRecord runRecord(
            EnsembleRequest request,
            ScaleSettings settings,
            ClockReadings readings,
            List<ClockPrior> priors,
            List<ScaleMaker> makers)
            throws CommandFailure {
        var inputs = new ArrayList<RunRecord.Input>();
        for (var file : request.files()) {
            inputs.add(Hashes.of(file));
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put(
                "algorithms",
                request.algorithms().stream()
                        .map(Algorithm::label)
                        .collect(Collectors.joining(",")));
        parameters.put("settings", settings.toString());
        parameters.put("unit", request.unit().symbol());
        parameters.put("noiseSeconds", Double.toString(request.noiseSeconds()));
        parameters.put("layout", request.layout().toString());
        parameters.put("changes", request.alarmsPerYear().toString());
        parameters.put("tau0Seconds", request.tau0Seconds().toString());
        for (int k = 0; k < priors.size(); k++) {
            parameters.put("clock " + readings.names().get(k), priors.get(k).toString());
        }
        return new RunRecord(
                version,
                inputs,
                parameters,
                Hashes.of(makers.stream().map(ScaleMaker::values).toList()));
    }

    private void write(EnsembleRequest request, EnsembleReport report) throws CommandFailure {
        report.notes().forEach(note -> err.println("note: " + note));
        if (request.format() == EnsembleRequest.Format.CSV) {
            EnsembleTable.events(report.scales().getFirst()).forEach(err::println);
            report.changes().stream().map(Changes::line).forEach(err::println);
        }
        err.flush();
        var text =
                switch (request.format()) {
                    case TABLE -> EnsembleTable.of(report);
                    case CSV -> EnsembleCsv.of(report);
                    case JSON -> json.apply(report);
                };
        // The picture is drawn before anything is written: a failure leaves nothing behind.
        if (request.plot().isPresent()) {
            var plot = request.plot().orElseThrow();
            ResultFile.write(plot, EnsemblePlot.draw(plot, request.title(), report));
        }
        if (request.output().isPresent()) {
            write(request.output().orElseThrow(), text);
        } else {
            ResultFile.print(out, text);
        }
        if (request.runRecord().isPresent()) {
            write(request.runRecord().orElseThrow(), json.apply(report.run()));
        }
    }

    private static void write(Path file, String text) throws CommandFailure {
        ResultFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
