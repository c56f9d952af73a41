package org.noonmark.metrology.clocks;

import java.util.random.RandomGenerator;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// Power-law noise of a clock's phase, reading after reading, in constant memory.
///
/// White and random-walk FM are stepped exactly (Galleani et al. 2003, equations 20 to 22). Flicker
/// is a sum of stationary first-order Markov processes ([MarkovLadder]), stepped exactly with their
/// integrals; what lies beyond the ends of the ladder is added as white and random-walk FM, so that
/// the Allan variance is that of flicker within 1 % from one step to half the span. Bandwidth of
/// the phase noises: 1 / (2 step), as in [NoiseCoefficients#deviation].
public final class NoiseStream {
    /// Fastest process of the ladder, in 1/step, and slowest, in 1/span.
    private static final double FASTEST = 16;

    private static final double SLOWEST = 1 / 32.0;

    private final RandomGenerator random;
    private final double step;
    private final MarkovLadder flickerFm;
    private final MarkovLadder flickerPm;
    private final double whitePm;
    private final double walk;
    private final double bridge;
    private double walkFrequency;
    private double integral;
    private boolean started;

    /// Noise that begins at phase 0, apart from white and flicker PM.
    ///
    /// @param stepSeconds time between readings
    /// @param spanSeconds the longest span for which flicker noise has to be right
    public NoiseStream(
            NoiseCoefficients noise,
            double stepSeconds,
            double spanSeconds,
            RandomGenerator random) {
        if (!(stepSeconds > 0) || !(spanSeconds >= stepSeconds) || spanSeconds > 1e15) {
            throw new IllegalArgumentException(
                    "must be 0 < step <= span: step=%s, span=%s"
                            .formatted(stepSeconds, spanSeconds));
        }
        this.random = random;
        step = stepSeconds;
        double pi2 = Math.PI * Math.PI;
        double fast = FASTEST / step;
        double slow = SLOWEST / spanSeconds;
        double flicker = noise.flickerFm();
        flickerFm = new MarkovLadder(flicker, slow, fast, step, random);
        flickerPm =
                new MarkovLadder(noise.flickerPm() / (4 * pi2), slow, Math.PI / step, step, random);
        whitePm = Math.sqrt(noise.whitePm() / (8 * pi2 * step));
        double diffusion = 2 * pi2 * noise.randomWalkFm() + 2 * flicker * slow;
        walk = Math.sqrt(diffusion * step);
        bridge =
                Math.sqrt(
                        noise.whiteFm() / 2 * step
                                + 2 * flicker / fast * step
                                + diffusion * step * step * step / 12
                                + flickerFm.bridgeVariance());
    }

    /// The next reading in seconds.
    public double next() {
        return next(1);
    }

    /// The next reading, with the new randomness multiplied by `factor`.
    public double next(double factor) {
        if (started) {
            double before = walkFrequency;
            walkFrequency += walk * factor * random.nextGaussian();
            integral +=
                    (before + walkFrequency) * step / 2
                            + flickerFm.integrate(factor)
                            + bridge * factor * random.nextGaussian();
        }
        started = true;
        double phase = integral;
        if (flickerPm.isActive()) {
            flickerPm.integrate(factor);
            phase += flickerPm.sum();
        }
        return whitePm == 0 ? phase : phase + whitePm * factor * random.nextGaussian();
    }

    /// The slowly varying part of the frequency now: random walk and flicker, without white noise.
    public double slowFrequency() {
        return walkFrequency + flickerFm.sum();
    }
}
