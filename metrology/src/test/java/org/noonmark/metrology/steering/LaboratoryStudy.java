package org.noonmark.metrology.steering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.metrology.clocks.ClockModel;
import org.noonmark.metrology.clocks.ClockSimulation;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.LinkModel;
import org.noonmark.metrology.clocks.NoiseStream;
import org.noonmark.metrology.clocks.SimulationPlan;
import org.noonmark.metrology.clocks.SimulationPlan.PlannedClock;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// UTC(k) of a simulated laboratory against a simulated UTC.
///
/// Five masers and ten caesium clocks make the free scale: the mean with the weights of least
/// variance at ten days. A standard, if there is one, leads it through [StandardBridge].
record LaboratoryStudy(
        long seed,
        int years,
        Optional<ClockType> standard,
        double maserNoise,
        double utcFlicker,
        double linkSeconds,
        int every,
        Optional<Algorithm> algorithm) {
    static final int WARM_UP_DAYS = 120;
    static final long FIRST_MJD = 60_000;
    private static final int HOURS = 24;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    /// What came out, in seconds; the warm-up does not count.
    record Outcome(double rms, double worst, List<Steer> steers, Map<Long, Double> outputs) {}

    static LaboratoryStudy plain(long seed) {
        return new LaboratoryStudy(
                seed, 5, Optional.empty(), 1, 0, 0.3e-9, 1, Optional.of(Algorithm.KPW));
    }

    LaboratoryStudy with(ClockType type) {
        return new LaboratoryStudy(
                seed,
                years,
                Optional.of(type),
                maserNoise,
                utcFlicker,
                linkSeconds,
                every,
                algorithm);
    }

    LaboratoryStudy lasting(int span) {
        return new LaboratoryStudy(
                seed, span, standard, maserNoise, utcFlicker, linkSeconds, every, algorithm);
    }

    LaboratoryStudy louder(double factor) {
        return new LaboratoryStudy(
                seed, years, standard, factor, utcFlicker, linkSeconds, every, algorithm);
    }

    LaboratoryStudy against(double floor) {
        return new LaboratoryStudy(
                seed, years, standard, maserNoise, floor, linkSeconds, every, algorithm);
    }

    LaboratoryStudy linked(double noise) {
        return new LaboratoryStudy(
                seed, years, standard, maserNoise, utcFlicker, noise, every, algorithm);
    }

    LaboratoryStudy steering(int days) {
        return new LaboratoryStudy(
                seed, years, standard, maserNoise, utcFlicker, linkSeconds, days, algorithm);
    }

    LaboratoryStudy by(Optional<Algorithm> engine) {
        return new LaboratoryStudy(
                seed, years, standard, maserNoise, utcFlicker, linkSeconds, every, engine);
    }

    Outcome run() {
        int days = WARM_UP_DAYS + (int) (365.25 * years);
        var plan = plan(days);
        var random = new SplittableRandom(seed);
        var simulation = new ClockSimulation(plan, random.split());
        var floor = square(utcFlicker) / (2 * Math.log(2));
        var utc =
                new NoiseStream(
                        new NoiseCoefficients(0, 0, 0, floor, 0), DAY, days * DAY, random.split());
        var run = new SteeringRun(steering(), new PublicationSchedule.Utcr(3), every, 0);
        var scale = new SimulatedScale(plan, algorithm, standard.isPresent());
        var sum = new OutputSum();
        var outputs = new HashMap<Long, Double>();
        for (int hour = 0; simulation.advance(); hour++) {
            double free = simulation.truePhase(0) + scale.minusHub(simulation, hour);
            if (hour % HOURS == 0) {
                long mjd = FIRST_MJD + hour / HOURS;
                double noise = SteeringRun.noise(random, linkSeconds);
                double output = run.day(mjd, free - utc.next(), noise, linkSeconds);
                outputs.put(mjd, output);
                if (mjd >= FIRST_MJD + WARM_UP_DAYS) {
                    sum.add(output);
                }
            }
        }
        return new Outcome(sum.rms(), sum.worst(), run.steers(), outputs);
    }

    /// The parameters are fixed: the figures of the clocks, divided by the number of masers.
    private UtcSteering steering() {
        ScaleModel model;
        if (standard.isEmpty()) {
            model =
                    ScaleModel.ofDay(1e-11 * maserNoise, 2e-16 * maserNoise)
                            .withDrift(3e-16, 1e-18);
        } else {
            model = ScaleModel.ofDay(3e-11, 2e-17 + 1e-16 * (utcFlicker > 0 ? 1 : 0));
        }
        var law = SteeringLaw.lqg(every * DAY, 1e-9, 1e-15);
        return new UtcSteering(model, law, new SteerLimits(2e-12, 1e-12, 1e-13), (_, _) -> {});
    }

    private SimulationPlan plan(int days) {
        var clocks = new ArrayList<PlannedClock>();
        for (var clock :
                SimulationPlan.clocks(ClockType.ACTIVE_HYDROGEN_MASER, 5, LinkModel.LOCAL)) {
            clocks.add(new PlannedClock(clock.id(), louder(clock.model()), clock.link()));
        }
        clocks.addAll(
                SimulationPlan.clocks(ClockType.CAESIUM_HIGH_PERFORMANCE, 10, LinkModel.LOCAL));
        standard.ifPresent(type -> clocks.addAll(SimulationPlan.clocks(type, 1, LinkModel.LOCAL)));
        return new SimulationPlan(
                HOUR,
                1 + (long) days * HOURS,
                clocks,
                Optional.of(clocks.getFirst().id()),
                List.of());
    }

    private ClockModel louder(ClockModel model) {
        double k = square(maserNoise);
        var n = model.noise();
        return new ClockModel(
                new NoiseCoefficients(
                        n.whitePm(), 0, k * n.whiteFm(), k * n.flickerFm(), k * n.randomWalkFm()),
                model.frequencySpread(),
                model.driftPerDay(),
                model.driftSpreadPerDay(),
                model.diurnalFrequency(),
                model.annualFrequency(),
                1,
                0);
    }

    private static double square(double x) {
        return x * x;
    }
}
