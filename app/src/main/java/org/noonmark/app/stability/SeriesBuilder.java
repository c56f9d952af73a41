package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.StampSteps;
import org.noonmark.metrology.formats.TextFacts;
import org.noonmark.metrology.stability.StampedReadings;

/// Puts the readings of one file at equal steps, in base units: each thing as asked for, or as the
/// file says, or as usual; what was assumed is noted.
final class SeriesBuilder {
    private static final double USUAL_TAU0_SECONDS = 1;
    private static final double TELLING_DEPARTURE = 1e-3;

    private final InputRequest request;
    private final String name;
    private final TextFacts facts;
    private final List<String> notes = new ArrayList<>();

    SeriesBuilder(InputRequest request, String name, TextFacts facts) {
        this.request = request;
        this.name = name;
        this.facts = facts;
    }

    LoadedSeries build(SampleArray samples) throws CommandFailure {
        notes.addAll(TextNotes.of(facts, samples.count()));
        var kind = kind();
        double[] values = samples.values();
        var units = new BaseUnits(request, name, notes);
        units.convert(values, kind);
        double tau0;
        double start = Double.NaN;
        if (samples.isStamped()) {
            units.refuseSizes(values, kind, 1);
            var grid =
                    request.interpolated()
                            ? new Interpolation(request, name, notes).place(samples, values)
                            : place(samples, values);
            values = grid.asPhase().toSeconds();
            tau0 = grid.asPhase().tau0Seconds();
            start = grid.startSeconds();
        } else {
            tau0 = tau0();
        }
        units.refuseSizes(values, kind, tau0);
        var series =
                new LoadedSeries(name, kind, values, tau0, start, request.stampTolerance(), notes);
        int left = series.count() - series.missing();
        int least = kind == SeriesKind.PHASE ? 3 : 2;
        if (left < least) {
            throw CommandFailure.data(
                    "%s: %d reading%s of %s cannot show a stability; at least %d are needed"
                            .formatted(name, left, left == 1 ? "" : "s", word(kind), least));
        }
        return series;
    }

    private SeriesKind kind() throws CommandFailure {
        var said = facts.kind();
        if (request.kind().isPresent() && said.isPresent() && !said.equals(request.kind())) {
            throw CommandFailure.usage(
                    "%s: the file says that its readings are %s; leave --input out or correct it"
                            .formatted(name, word(said.orElseThrow())));
        }
        return request.kind()
                .or(() -> said)
                .or(() -> request.unit().map(unit -> unit.kind()))
                .orElse(SeriesKind.PHASE);
    }

    static String word(SeriesKind kind) {
        return switch (kind) {
            case PHASE -> "phase";
            case FREQUENCY -> "frequency";
        };
    }

    private double tau0() {
        var said = facts.tau0Seconds();
        if (request.tau0Seconds().isPresent()) {
            double asked = request.tau0Seconds().getAsDouble();
            if (said.isPresent() && said.getAsDouble() != asked) {
                notes.add(
                        "tau0 is %s s as asked; the header says %s s"
                                .formatted(
                                        Figures.plain(asked), Figures.plain(said.getAsDouble())));
            }
            return asked;
        }
        if (said.isEmpty()) {
            notes.add("tau0 was taken as 1 s; say --tau0 if it is another");
        }
        return said.orElse(USUAL_TAU0_SECONDS);
    }

    private StampedReadings place(SampleArray samples, double[] values) throws CommandFailure {
        var stamps = samples.stamps();
        var steps = StampSteps.of(stamps, values, request.tau0Seconds(), request.stampTolerance());
        return switch (steps) {
            case StampSteps.Even(double tau0) -> {
                var grid =
                        StampedReadings.nearest(
                                stamps, values, tau0, request.stampTolerance() * tau0 * 1.000001);
                notePlaces(grid.report(), tau0);
                yield grid;
            }
            case StampSteps.Uneven uneven -> throw refusal(samples, uneven);
        };
    }

    private void notePlaces(StampedReadings.Report report, double tau0) {
        if (request.tau0Seconds().isEmpty()) {
            notes.add("tau0 is %s s by the stamps".formatted(Figures.plain(tau0)));
        }
        if (report.empty() > 0) {
            notes.add("%d steps have no reading and are gaps".formatted(report.empty()));
        }
        if (report.doubled() > 0) {
            notes.add("%d readings given twice were counted once".formatted(report.doubled()));
        }
        double departure = report.farthestSeconds() / tau0;
        if (departure > TELLING_DEPARTURE) {
            notes.add(
                    "stamps lie up to %s s (%s %% of tau0) from their step"
                            .formatted(
                                    Figures.significant(report.farthestSeconds(), 3),
                                    Figures.significant(100 * departure, 2)));
        }
    }

    private CommandFailure refusal(SampleArray samples, StampSteps.Uneven uneven) {
        var tau0 = Figures.plain(uneven.tau0Seconds());
        var words =
                switch (uneven.reason()) {
                    case ALONE -> "one stamp shows no step between readings; say --tau0";
                    case EARLIER -> "the stamp is earlier than the one before; sort the lines";
                    case REPEATED ->
                            "a second, different reading for the same step of %s s; remove one, or say another --tau0"
                                    .formatted(tau0);
                    case OFF_STEP ->
                            "the stamp lies %s %% of tau0 = %s s from the nearest step; say --tau0, or --stamp-tolerance"
                                    .formatted(Figures.significant(100 * uneven.steps(), 2), tau0);
                    case TOO_MANY_STEPS ->
                            "up to this stamp there would be %s steps of %s s for %d readings; say --tau0, or correct the stamp"
                                    .formatted(
                                            Figures.significant(uneven.steps(), 3),
                                            tau0,
                                            samples.count());
                };
        long line = samples.line(uneven.index());
        return CommandFailure.data((line > 0 ? name + ":" + line : name) + ": " + words);
    }
}
