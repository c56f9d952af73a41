package org.noonmark.metrology.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;

/// What detectors say of simulated clocks to which nothing happens.
///
/// @param years simulated clock-years
/// @param alarms by kind
record FalseAlarms(
        String what, double step, double stated, double years, Map<AnomalyKind, Integer> alarms) {
    static final double LINK = 1e-11;
    private static final int SPAN_YEARS = 10;

    /// One clock at a time, with its full power-law noise, flicker included, and its drift.
    static FalseAlarms ofClock(ClockType type, double step, double stated, int years) {
        var alarms = new EnumMap<AnomalyKind, Integer>(AnomalyKind.class);
        var policy = DetectionPolicy.everySeconds(step).withFalseAlarmsPerYear(stated);
        var model = NoiseModel.of(type.model(), step, LINK * LINK);
        int perRun = (int) (DetectionPolicy.YEAR_SECONDS * Math.min(SPAN_YEARS, years) / step);
        for (int run = 0; run < Math.max(1, years / SPAN_YEARS); run++) {
            var random = new SplittableRandom(1000 + run);
            var noise = new NoiseStream(type.model().noise(), step, perRun * step, random);
            var detector = new ClockDetector(model, policy);
            double drift = type.model().driftSpreadPerDay() / 86_400 * random.nextGaussian();
            for (int i = 0; i < perRun; i++) {
                double t = i * step;
                double phase = noise.next() + 0.5 * drift * t * t + LINK * random.nextGaussian();
                if (detector.observe(t, phase) == ClockDetector.Verdict.DETECTED) {
                    alarms.merge(detector.detection().kind(), 1, Integer::sum);
                }
            }
        }
        return new FalseAlarms(type.label(), step, stated, years, alarms);
    }

    /// An ensemble with its groups and hub; years count once for each detector.
    static FalseAlarms ofEnsemble(double step, double stated, int years) {
        var alarms = new EnumMap<AnomalyKind, Integer>(AnomalyKind.class);
        int runs = Math.max(1, years / SPAN_YEARS);
        int readings = (int) (DetectionPolicy.YEAR_SECONDS * Math.min(SPAN_YEARS, years) / step);
        var policy = DetectionPolicy.everySeconds(step).withFalseAlarmsPerYear(stated);
        for (int run = 0; run < runs; run++) {
            var laboratory = new SimulatedLaboratory(2000 + run, step, readings);
            var watch = laboratory.watch(policy);
            for (int i = 0; i < readings; i++) {
                for (var finding : watch.observe(i * step, laboratory.read())) {
                    alarms.merge(finding.detection().kind(), 1, Integer::sum);
                }
            }
        }
        int detectors = SimulatedLaboratory.DETECTORS;
        return new FalseAlarms(
                "ensemble, per detector", step, stated, (double) years * detectors, alarms);
    }

    int count() {
        return alarms.values().stream().mapToInt(Integer::intValue).sum();
    }

    double rate() {
        return count() / years;
    }

    /// Exact 95 % interval of a Poisson rate (Garwood 1936).
    double low95() {
        return count() == 0
                ? 0
                : new ChiSquaredDistribution(2.0 * count()).inverseCumulativeProbability(0.025)
                        / (2 * years);
    }

    double high95() {
        return new ChiSquaredDistribution(2.0 * count() + 2).inverseCumulativeProbability(0.975)
                / (2 * years);
    }

    String line() {
        var kinds = new StringBuilder();
        for (var kind : List.of(AnomalyKind.values())) {
            kinds.append(' ').append(alarms.getOrDefault(kind, 0)).append(" |");
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.3g | %.0f | %d | %.3g | %.2g to %.2g |%s",
                what,
                step,
                stated,
                years,
                count(),
                rate(),
                low95(),
                high95(),
                kinds);
    }
}
