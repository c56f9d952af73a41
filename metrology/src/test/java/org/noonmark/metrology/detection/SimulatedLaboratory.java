package org.noonmark.metrology.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;

/// Four masers and four caesium clocks, read through links of 10 ps against a ninth maser; two of
/// the masers share a link.
final class SimulatedLaboratory {
    static final int CLOCKS = 8;
    static final int DETECTORS = 10;
    static final List<Integer> SHARED = List.of(2, 3);
    private static final double LINK = FalseAlarms.LINK;

    private final double step;
    private final SplittableRandom random;
    private final List<NoiseStream> clocks = new ArrayList<>();
    private final double[] frequency = new double[CLOCKS + 1];
    private final double[] readings = new double[CLOCKS];
    private int epoch;

    /// What is added to the phase of a clock, or to the hub at the place after the last clock.
    private double[] fault = new double[CLOCKS + 1];

    SimulatedLaboratory(long seed, double step, int epochs) {
        this.step = step;
        random = new SplittableRandom(seed);
        for (int i = 0; i <= CLOCKS; i++) {
            var model = type(i).model();
            clocks.add(new NoiseStream(model.noise(), step, epochs * step, random.split()));
            frequency[i] = model.frequencySpread() * random.nextGaussian();
        }
    }

    private static ClockType type(int clock) {
        boolean isMaser = clock < 4 || clock == CLOCKS;
        return isMaser ? ClockType.ACTIVE_HYDROGEN_MASER : ClockType.CAESIUM_HIGH_PERFORMANCE;
    }

    EnsembleWatch watch(DetectionPolicy policy) {
        var models = new ArrayList<NoiseModel>();
        for (int i = 0; i < CLOCKS; i++) {
            models.add(NoiseModel.of(type(i).model(), step, LINK * LINK));
        }
        var hub = NoiseModel.of(type(CLOCKS).model(), step, 0);
        var ensemble = WatchedEnsemble.measuredBy(hub, models).withGroups(List.of(SHARED));
        return new EnsembleWatch(ensemble, policy);
    }

    /// What to add from the next reading on.
    void setFault(double... phaseSeconds) {
        fault = phaseSeconds;
    }

    double[] read() {
        double t = step * epoch++;
        double hub = clocks.getLast().next() + frequency[CLOCKS] * t + fault[CLOCKS];
        for (int i = 0; i < CLOCKS; i++) {
            double phase = clocks.get(i).next() + frequency[i] * t + fault[i];
            readings[i] = phase - hub + LINK * random.nextGaussian();
        }
        return readings;
    }
}
