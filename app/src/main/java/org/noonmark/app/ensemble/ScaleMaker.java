package org.noonmark.app.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ClockReadings;
import org.noonmark.metrology.ensemble.ScaleEvent;
import org.noonmark.metrology.ensemble.ScaleSettings;
import org.noonmark.metrology.ensemble.TimeScale;

/// Makes the scale of one algorithm and notes what happens to the clocks.
final class ScaleMaker {
    private static final int MOMENTS = 400;
    private static final double DAY = 86_400;

    private final ClockReadings readings;
    private final double firstStamp;
    private final List<EnsembleReport.Event> events = new ArrayList<>();
    private final List<EnsembleReport.Moment> history = new ArrayList<>();
    private final List<EnsembleReport.Member> members = new ArrayList<>();

    private final double[] scaleMinusHub;
    private final TimeScale scale;

    ScaleMaker(
            Algorithm algorithm,
            ClockReadings readings,
            double firstStamp,
            List<ClockPrior> priors,
            ScaleSettings settings) {
        this.readings = readings;
        this.firstStamp = firstStamp;
        scaleMinusHub = new double[readings.epochs()];
        scale = algorithm.begin(settings, this::happened);
        priors.forEach(scale::join);
    }

    TimeScale timeScale() {
        return scale;
    }

    double[] values() {
        return scaleMinusHub;
    }

    /// Notes an event of this scale.
    void happened(Algorithm ignored, ScaleEvent event) {
        events.add(event(event));
    }

    EnsembleReport.Scale scale() {
        var values = new ArrayList<Double>(scaleMinusHub.length);
        for (double value : scaleMinusHub) {
            values.add(value);
        }
        return new EnsembleReport.Scale(
                scale.algorithm().label(), values, members, events, history);
    }

    private double stamp(long atNanos) {
        return firstStamp + atNanos / 1e9;
    }

    /// Notes what the scale is after an epoch.
    void look(int epoch) {
        scaleMinusHub[epoch] = scale.scaleMinusHub();
        int last = readings.epochs() - 1;
        int stride = Math.max(1, readings.epochs() / MOMENTS);
        if (epoch % stride == 0 || epoch == last) {
            var phases = new ArrayList<Double>();
            var weights = new ArrayList<Double>();
            for (int k = 0; k < readings.clocks(); k++) {
                phases.add(scale.clockMinusScale(k));
                weights.add(scale.weight(k));
            }
            history.add(new EnsembleReport.Moment(stamp(readings.atNanos(epoch)), phases, weights));
        }
        if (epoch == last) {
            for (int k = 0; k < readings.clocks(); k++) {
                double phase = scale.clockMinusScale(k);
                members.add(
                        new EnsembleReport.Member(
                                readings.names().get(k),
                                scale.standing(k).name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                scale.weight(k),
                                scale.frequency(k),
                                scale.drift(k) * DAY,
                                Double.isNaN(phase)
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(phase)));
            }
        }
    }

    private EnsembleReport.Event event(ScaleEvent event) {
        double at = stamp(event.atNanos());
        return switch (event) {
            case ScaleEvent.Admitted(_, int slot) ->
                    new EnsembleReport.Event(at, readings.names().get(slot), "counts again");
            case ScaleEvent.PutOut out ->
                    new EnsembleReport.Event(
                            at,
                            readings.names().get(out.slot()),
                            "%s: put out, %s s from its prediction (sigma %s s)"
                                    .formatted(
                                            out.why()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' '),
                                            Figures.significant(out.sizeSeconds(), 3),
                                            Figures.significant(out.sigmaSeconds(), 2)));
            case ScaleEvent.WitnessesDisagree apart ->
                    new EnsembleReport.Event(
                            at,
                            "",
                            "%s and %s disagree: %s s apart, %s s allowed"
                                    .formatted(
                                            apart.first().label(),
                                            apart.second().label(),
                                            Figures.significant(apart.firstMinusSecond(), 3),
                                            Figures.significant(apart.allowedSeconds(), 2)));
            case ScaleEvent.WitnessesAgree(_, var first, var second) ->
                    new EnsembleReport.Event(
                            at, "", "%s and %s agree".formatted(first.label(), second.label()));
        };
    }
}
