package org.noonmark.metrology.clocks;

import java.util.List;
import java.util.random.RandomGenerator;
import org.noonmark.metrology.ClockId;

/// One clock that runs: offset, drift, environment, noise, outages and faults.
final class SimulatedClock {
    private static final double DAY = 86_400;
    private static final double YEAR = 365.25 * DAY;

    /// Spread of the phase with which a clock comes back from an outage.
    private static final double RESTART_SPREAD_SECONDS = 1e-6;

    private final ClockId id;
    private final ClockModel model;
    private final List<Fault> faults;
    private final NoiseStream noise;
    private final RandomGenerator random;
    private final double frequencyOffset;
    private final double driftPerSecond;
    private final double diurnalPhase;
    private final double annualPhase;
    private double restartPhase;
    private double nextSwitch;
    private boolean isRunning = true;
    private boolean wasOff;
    private double phase = Double.NaN;

    SimulatedClock(
            SimulationPlan plan, SimulationPlan.PlannedClock planned, RandomGenerator random) {
        this.random = random;
        id = planned.id();
        model = planned.model();
        faults = plan.faults();
        frequencyOffset = model.frequencySpread() * random.nextGaussian();
        driftPerSecond =
                (model.driftPerDay() + model.driftSpreadPerDay() * random.nextGaussian()) / DAY;
        diurnalPhase = 2 * Math.PI * random.nextDouble();
        annualPhase = 2 * Math.PI * random.nextDouble();
        nextSwitch = model.uptime() < 1 ? -meanRun() * Math.log1p(-random.nextDouble()) : 1e300;
        double span = Math.max(plan.spanSeconds(), plan.stepSeconds());
        noise = new NoiseStream(model.noise(), plan.stepSeconds(), span, random);
    }

    private double meanRun() {
        return model.meanOutageSeconds() * model.uptime() / (1 - model.uptime());
    }

    void advance(double seconds) {
        phase =
                noise.next(noiseFactor(seconds))
                        + (frequencyOffset + driftPerSecond * seconds / 2) * seconds
                        + periodic(model.diurnalFrequency(), DAY, diurnalPhase, seconds)
                        + periodic(model.annualFrequency(), YEAR, annualPhase, seconds);
        for (var fault : faults) {
            phase += Fault.phase(fault, id, seconds);
        }
        switchUntil(seconds);
        boolean isOff = !isRunning || isOut(seconds);
        if (wasOff && !isOff) {
            restartPhase = RESTART_SPREAD_SECONDS * random.nextGaussian();
        }
        wasOff = isOff;
        phase += restartPhase;
    }

    /// The integral of `amplitude` cos(2 pi t / period + shift).
    private static double periodic(double amplitude, double period, double shift, double seconds) {
        double omega = 2 * Math.PI / period;
        return amplitude / omega * (Math.sin(omega * seconds + shift) - Math.sin(shift));
    }

    private void switchUntil(double seconds) {
        while (nextSwitch <= seconds) {
            isRunning = !isRunning;
            double mean = isRunning ? meanRun() : model.meanOutageSeconds();
            nextSwitch -= mean * Math.log1p(-random.nextDouble());
        }
    }

    private double noiseFactor(double seconds) {
        double factor = 1;
        for (var fault : faults) {
            if (fault instanceof Fault.NoiseIncrease more
                    && more.clock().equals(id)
                    && more.atSeconds() <= seconds
                    && seconds < more.untilSeconds()) {
                factor *= more.factor();
            }
        }
        return factor;
    }

    private boolean isOut(double seconds) {
        for (var fault : faults) {
            if (fault instanceof Fault.Outage out
                    && out.clock().equals(id)
                    && out.atSeconds() <= seconds
                    && seconds < out.untilSeconds()) {
                return true;
            }
        }
        return false;
    }

    ClockId id() {
        return id;
    }

    /// Clock minus ideal time, also while nobody can read it.
    double phase() {
        return phase;
    }

    boolean isUp() {
        return !wasOff;
    }

    double frequencyOffset() {
        return frequencyOffset;
    }

    double driftPerSecond() {
        return driftPerSecond;
    }
}
