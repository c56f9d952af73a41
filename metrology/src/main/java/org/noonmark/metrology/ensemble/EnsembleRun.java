package org.noonmark.metrology.ensemble;

import java.util.List;

/// Makes one scale of a whole record: clock k of the readings has slot k and joins before the first
/// epoch.
public final class EnsembleRun {
    /// Looks at the scale after an epoch; may put clocks out or correct them.
    @FunctionalInterface
    public interface Observer {
        /// Is shown the scale after it took this epoch.
        void look(int epoch, TimeScale scale);
    }

    private EnsembleRun() {}

    /// The scale minus the hub at each epoch, in seconds.
    ///
    /// @param models one for each clock
    public static double[] of(
            Algorithm algorithm,
            ClockReadings readings,
            List<ClockPrior> models,
            ScaleSettings settings,
            ScaleListener listener,
            Observer observer) {
        if (models.size() != readings.clocks()) {
            throw new IllegalArgumentException(
                    "must be as many as the %d clocks: %d models"
                            .formatted(readings.clocks(), models.size()));
        }
        var scale = algorithm.begin(settings, listener);
        models.forEach(scale::join);
        var phases = new double[readings.clocks()];
        var noise = readings.noises();
        var scaleMinusHub = new double[readings.epochs()];
        for (int e = 0; e < scaleMinusHub.length; e++) {
            readings.read(e, phases);
            scale.advance(readings.atNanos(e), phases, noise);
            scaleMinusHub[e] = scale.scaleMinusHub();
            observer.look(e, scale);
        }
        return scaleMinusHub;
    }
}
