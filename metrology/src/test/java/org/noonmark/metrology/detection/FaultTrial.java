package org.noonmark.metrology.detection;

import java.util.SplittableRandom;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;

/// One simulated clock that breaks once, in a way that is known.
final class FaultTrial {
    private static final double DAY = 86_400;
    private static final int WARM_UP = 2000;

    private final ClockType type;
    private final double step;
    private final double readingSigma;
    private final AnomalyKind kind;
    private final double size;

    /// @param size in the unit of the kind
    FaultTrial(ClockType type, double step, double readingSigma, AnomalyKind kind, double size) {
        this.type = type;
        this.step = step;
        this.readingSigma = readingSigma;
        this.kind = kind;
        this.size = size;
    }

    /// What became of it; `found` is null when nothing was noticed in time.
    ///
    /// @param suspectReadings readings from the fault to the first suspicion
    /// @param detectedReadings readings from the fault to the detection
    record Result(Detection found, double onset, int suspectReadings, int detectedReadings) {}

    /// @param atMost readings to wait for a detection
    Result run(long seed, int atMost) {
        var random = new SplittableRandom(seed);
        var model = NoiseModel.of(type.model(), step, readingSigma * readingSigma);
        var detector = new ClockDetector(model, DetectionPolicy.everySeconds(step));
        double span = step * (WARM_UP + (double) atMost);
        var noise = new NoiseStream(type.model().noise(), step, span, random);
        double frequency = type.model().frequencySpread() * random.nextGaussian();
        double drift = type.model().driftPerDay() / DAY;
        drift += type.model().driftSpreadPerDay() / DAY * random.nextGaussian();
        double onset = step * (WARM_UP - random.nextDouble());
        int suspect = 0;
        for (int i = 0; i < WARM_UP + atMost; i++) {
            double t = i * step;
            boolean isBroken = t > onset;
            double factor = isBroken && kind.isNoise() ? size : 1;
            double phase = frequency * t + 0.5 * drift * t * t + noise.next(factor);
            phase += factor * readingSigma * random.nextGaussian();
            var verdict = detector.observe(t, phase + (isBroken ? fault(t - onset) : 0));
            if (isBroken && suspect == 0 && isAlarm(verdict)) {
                suspect = i - WARM_UP + 1;
            }
            if (isBroken
                    && verdict == ClockDetector.Verdict.DETECTED
                    && (!kind.isNoise() || detector.detection().kind().isNoise())) {
                return new Result(detector.detection(), onset, suspect, i - WARM_UP + 1);
            }
        }
        return new Result(null, onset, 0, 0);
    }

    private static boolean isAlarm(ClockDetector.Verdict verdict) {
        return verdict == ClockDetector.Verdict.SUSPECT
                || verdict == ClockDetector.Verdict.DETECTED;
    }

    private double fault(double age) {
        return switch (kind) {
            case OUTLIER -> age <= step ? size : 0;
            case PHASE_STEP -> size;
            case FREQUENCY_STEP -> size * age;
            case DRIFT_CHANGE -> 0.5 * size * age * age;
            case NOISE_INCREASE, NOISE_DECREASE -> 0;
        };
    }
}
