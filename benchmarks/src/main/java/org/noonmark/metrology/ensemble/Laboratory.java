package org.noonmark.metrology.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.metrology.clocks.ClockSimulation;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.Fault;
import org.noonmark.metrology.clocks.LinkModel;
import org.noonmark.metrology.clocks.SimulationPlan;

/// Simulated clocks whose truth is known, read against ideal time, with priors as their data sheets
/// give them.
final class Laboratory {
    static final double DAY = 86_400;

    final ClockReadings readings;
    final List<ClockPrior> priors = new ArrayList<>();
    final double[][] truth;
    final double step;

    Laboratory(
            long seed,
            double step,
            double days,
            List<SimulationPlan.PlannedClock> clocks,
            Fault... faults) {
        this.step = step;
        var plan =
                new SimulationPlan(
                        step,
                        Math.round(days * DAY / step),
                        clocks,
                        Optional.empty(),
                        Arrays.asList(faults));
        int epochs = (int) plan.readings();
        truth = new double[clocks.size()][epochs];
        var phases = new double[clocks.size()][epochs];
        var simulation = new ClockSimulation(plan, new SplittableRandom(seed));
        var atNanos = run(simulation, phases);
        var noise = new double[clocks.size()];
        for (int k = 0; k < noise.length; k++) {
            var clock = clocks.get(k);
            noise[k] = clock.link().whiteSeconds();
            priors.add(
                    ClockPrior.from(clock.model().noise(), step)
                            .withDrift(
                                    clock.model().driftPerDay() / DAY,
                                    clock.model().driftSpreadPerDay() / DAY));
        }
        readings =
                ClockReadings.of(
                        clocks.stream().map(clock -> clock.id().toString()).toList(),
                        atNanos,
                        phases,
                        noise);
    }

    /// Fills in readings and truth; returns the epochs.
    private long[] run(ClockSimulation simulation, double[][] phases) {
        var atNanos = new long[phases[0].length];
        for (int e = 0; simulation.advance(); e++) {
            atNanos[e] = Math.round(simulation.elapsedSeconds() * 1e9);
            for (int k = 0; k < phases.length; k++) {
                phases[k][e] = simulation.reading(k);
                truth[k][e] = simulation.truePhase(k);
            }
        }
        return atNanos;
    }

    /// Masers read to 1 ps, caesium clocks to 10 ps.
    static List<SimulationPlan.PlannedClock> clocks(int masers, int caesium) {
        var clocks = new ArrayList<SimulationPlan.PlannedClock>();
        clocks.addAll(
                SimulationPlan.clocks(
                        ClockType.ACTIVE_HYDROGEN_MASER, masers, new LinkModel(1e-12, 0, 0)));
        clocks.addAll(
                SimulationPlan.clocks(
                        ClockType.CAESIUM_HIGH_PERFORMANCE, caesium, LinkModel.LOCAL));
        return clocks;
    }

    double[] scale(Algorithm algorithm, EnsembleRun.Observer observer) {
        return EnsembleRun.of(
                algorithm, readings, priors, ScaleSettings.LABORATORY, (_, _) -> {}, observer);
    }

    /// Overlapping Allan deviation of phases from an epoch on, less a drift.
    double deviation(double[] phases, int from, double tau) {
        int m = (int) Math.round(tau / step);
        int third = (phases.length - from) / 2;
        double bend =
                (phases[from + 2 * third - 1] - 2 * phases[from + third] + phases[from + 1])
                        / ((third - 1.0) * (third - 1.0));
        double sum = 0;
        int count = 0;
        for (int i = from; i + 2 * m < phases.length; i++) {
            double d = phases[i + 2 * m] - 2 * phases[i + m] + phases[i] - bend * m * (double) m;
            sum += d * d;
            count++;
        }
        return Math.sqrt(sum / (2 * count)) / (m * step);
    }
}
