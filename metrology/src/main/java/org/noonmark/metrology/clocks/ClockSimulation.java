package org.noonmark.metrology.clocks;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// A run of simulated clocks, epoch by epoch, in memory that does not grow.
///
/// Every clock and every link has its own random numbers, so adding a clock at the end, or a fault,
/// leaves all the others as they were.
public final class ClockSimulation {
    private static final double DAY = 86_400;

    private final SimulationPlan plan;
    private final List<SimulatedClock> clocks = new ArrayList<>();
    private final List<NoiseStream> links = new ArrayList<>();
    private final double[] linkPhases;
    private final double[] readings;
    private final int reference;
    private long next;

    /// A run that has not begun; [#advance] takes it to the first epoch.
    public ClockSimulation(SimulationPlan plan, SplittableGenerator random) {
        this.plan = plan;
        int count = plan.clocks().size();
        linkPhases = new double[count];
        readings = new double[count];
        int found = -1;
        for (int i = 0; i < count; i++) {
            var planned = plan.clocks().get(i);
            clocks.add(new SimulatedClock(plan, planned, random.split()));
            links.add(link(planned.link(), random.split(), i));
            if (plan.reference().filter(planned.id()::equals).isPresent()) {
                found = i;
            }
        }
        reference = found;
    }

    private NoiseStream link(LinkModel model, RandomGenerator random, int clock) {
        double white = 8 * Math.PI * Math.PI * plan.stepSeconds() * square(model.whiteSeconds());
        linkPhases[clock] = 2 * Math.PI * random.nextDouble();
        double span = Math.max(plan.spanSeconds(), plan.stepSeconds());
        return new NoiseStream(
                new NoiseCoefficients(white, model.flickerPm(), 0, 0, 0),
                plan.stepSeconds(),
                span,
                random);
    }

    /// Goes to the next epoch; false when there is none.
    public boolean advance() {
        if (next >= plan.readings()) {
            return false;
        }
        double seconds = next++ * plan.stepSeconds();
        clocks.forEach(clock -> clock.advance(seconds));
        for (int i = 0; i < readings.length; i++) {
            readings[i] = read(i, seconds);
        }
        return true;
    }

    private double read(int i, double seconds) {
        var clock = clocks.get(i);
        double noise = links.get(i).next();
        if (i == reference) {
            return clock.isUp() ? 0 : Double.NaN;
        }
        if (isHidden(i, seconds) || (reference >= 0 && isHidden(reference, seconds))) {
            return Double.NaN;
        }
        double daily =
                plan.clocks().get(i).link().diurnalSeconds()
                        * Math.sin(2 * Math.PI * seconds / DAY + linkPhases[i]);
        double other = reference < 0 ? 0 : clocks.get(reference).phase();
        return clock.phase() - other + noise + daily + steps(clock.id(), seconds);
    }

    private double steps(ClockId clock, double seconds) {
        double sum = 0;
        for (var fault : plan.faults()) {
            if (fault.atSeconds() <= seconds) {
                if (fault instanceof Fault.LinkStep step && step.clock().equals(clock)) {
                    sum += step.sizeSeconds();
                } else if (fault instanceof Fault.ReferenceStep step) {
                    sum -= step.sizeSeconds();
                }
            }
        }
        return sum;
    }

    private boolean isHidden(int i, double seconds) {
        var clock = clocks.get(i);
        if (!clock.isUp()) {
            return true;
        }
        for (var fault : plan.faults()) {
            if (fault instanceof Fault.Gap gap
                    && gap.clock().equals(clock.id())
                    && gap.atSeconds() <= seconds
                    && seconds < gap.untilSeconds()) {
                return true;
            }
        }
        return false;
    }

    /// What is simulated, which is also the truth about faults.
    public SimulationPlan plan() {
        return plan;
    }

    /// Seconds from the first epoch to this one.
    public double elapsedSeconds() {
        return (next - 1) * plan.stepSeconds();
    }

    /// The reading of a clock, clock minus reference in seconds; `NaN` when there is none.
    public double reading(int clock) {
        return readings[clock];
    }

    /// The readings of all clocks, in the order of the plan.
    public double[] readings() {
        return readings.clone();
    }

    /// The truth: a clock minus ideal time, in seconds, also while nobody can read it.
    public double truePhase(int clock) {
        return clocks.get(clock).phase();
    }

    /// The frequency offset that a clock drew, at the first epoch and without noise.
    public double frequencyOffset(int clock) {
        return clocks.get(clock).frequencyOffset();
    }

    /// The drift that a clock drew, fractional frequency a second.
    public double driftPerSecond(int clock) {
        return clocks.get(clock).driftPerSecond();
    }

    private static double square(double x) {
        return x * x;
    }
}
