package org.noonmark.metrology.steering;

import java.util.Arrays;
import java.util.Optional;
import org.noonmark.metrology.clocks.ClockSimulation;
import org.noonmark.metrology.clocks.SimulationPlan;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ScaleSettings;
import org.noonmark.metrology.ensemble.TimeScale;
import org.noonmark.metrology.stability.NoiseCoefficients;
import org.noonmark.metrology.stability.Statistic;

/// The free scale of a simulated laboratory, from hourly readings only: 15 clocks and perhaps a
/// standard behind them.
///
/// What is expected of the clocks is matched at ten days: beyond the age of UTCr, UTC says more
/// than any clock.
final class SimulatedScale {
    private static final int CLOCKS = 15;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    private static final double HORIZON = 10 * DAY;

    private final Optional<TimeScale> engine;
    private final double[] weights = new double[CLOCKS];
    private final double[] noise = new double[CLOCKS];
    private final Optional<StandardBridge> bridge;
    private double before = Double.NaN;

    /// @param algorithm of the scale; without one it is the mean with fixed weights
    SimulatedScale(SimulationPlan plan, Optional<Algorithm> algorithm, boolean hasStandard) {
        engine = algorithm.map(a -> a.begin(ScaleSettings.LABORATORY, (_, _) -> {}));
        Arrays.fill(noise, 1, CLOCKS, 1e-11);
        double sum = 0;
        for (int i = 0; i < CLOCKS; i++) {
            var model = plan.clocks().get(i).model();
            weights[i] = 1 / slow(model.noise());
            sum += weights[i];
            double drift = model.driftPerDay() / DAY;
            double spread = model.driftSpreadPerDay() / DAY;
            var prior = prior(model.noise()).withDrift(drift, spread);
            engine.ifPresent(scale -> scale.join(prior));
        }
        for (int i = 0; i < CLOCKS; i++) {
            weights[i] /= sum;
        }
        var model = ScaleModel.ofDay(1e-11, 2e-16).withDrift(3e-16, 1e-18);
        bridge = hasStandard ? Optional.of(new StandardBridge(model)) : Optional.empty();
    }

    private static double slow(NoiseCoefficients noise) {
        double deviation = noise.deviation(Statistic.ADEV, HORIZON, HOUR);
        return deviation * deviation;
    }

    private static ClockPrior prior(NoiseCoefficients noise) {
        double white = noise.whiteFm() / 2;
        return ClockPrior.of(white, 3 * (slow(noise) - white / HORIZON) / HORIZON);
    }

    /// The scale minus the hub, led by the standard if there is one.
    double minusHub(ClockSimulation simulation, int hour) {
        double scale = scale(simulation, hour);
        if (bridge.isEmpty()) {
            return scale;
        }
        double now = scale - simulation.reading(CLOCKS);
        bridge.orElseThrow().next(HOUR, now - before);
        before = now;
        return scale + bridge.orElseThrow().correctionSeconds();
    }

    private double scale(ClockSimulation simulation, int hour) {
        if (engine.isPresent()) {
            var readings = Arrays.copyOf(simulation.readings(), CLOCKS);
            engine.orElseThrow().advance(hour * 3_600_000_000_000L, readings, noise);
            return engine.orElseThrow().scaleMinusHub();
        }
        double sum = 0;
        for (int i = 0; i < CLOCKS; i++) {
            sum += weights[i] * simulation.reading(i);
        }
        return sum;
    }
}
