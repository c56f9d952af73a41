package org.noonmark.metrology.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches one clock: whether its phase, read against a reference, still moves as its noise model
/// says.
///
/// A Kalman filter of phase, frequency and drift predicts each reading; its innovations (measured
/// minus predicted) are white while nothing is wrong. Generalised likelihood ratios over all onsets
/// in a window look for a wrong reading, a phase step, a frequency step and a change of drift, each
/// with the signature that it leaves in this filter; two CUSUMs look for a change of noise. The
/// first excess makes the clock `SUSPECT`: leave it out. What it was is said as `DETECTED` as soon
/// as one kind is clearly the likeliest, at the latest two readings later, or for slow changes
/// after as many readings as it took to suspect. Then the filter takes the change in and the tests
/// start afresh.
///
/// Memory and time per reading are bounded; it allocates only when it detects. Not safe for more
/// than one thread.
public final class ClockDetector {
    /// What a reading did.
    public enum Verdict {
        /// Nothing to compare with yet.
        STARTING,
        /// As predicted.
        QUIET,
        /// Something is wrong; what, is not clear yet.
        SUSPECT,
        /// Something is wrong and [ClockDetector#detection] says what.
        DETECTED
    }

    /// The log likelihood by which a kind has to lead to be named at once: 20 to 1.
    private static final double CLEAR_LEAD = Math.log(20);

    private static final int PATIENCE = 2;

    /// Readings from which the level of the noise is learnt after it has changed; the estimate at
    /// the moment of detection leans to the side that was detected.
    private static final int RELEARNING = 200;

    /// Readings in which the frequency is learnt; a step in them could not be told from it.
    private static final int LEARNING = 10;

    private final ThreeStateFilter filter = new ThreeStateFilter();
    private final OnsetBank[] banks;
    private final double[] thresholds;
    private final NoiseCusum louder = new NoiseCusum(AnomalyKind.NOISE_INCREASE);
    private final NoiseCusum quieter = new NoiseCusum(AnomalyKind.NOISE_DECREASE);
    private final NoiseHistory history = new NoiseHistory();
    private final double cusumThreshold;
    private NoiseModel noise;

    /// The variance of the innovations now, over that of the model; and what steps are judged by.
    private double level = 1;

    private double noiseVariance = 1;
    private int relearning;
    private double relearnt;
    private double lastSeconds = Double.NaN;
    private int learnt;
    private int suspectReadings;
    private int patience;
    private @Nullable Detection detection;

    /// @param noise of the phase that will be observed: clock, reference and link together
    public ClockDetector(NoiseModel noise, DetectionPolicy policy) {
        this.noise = noise;
        double dt = policy.intervalSeconds();
        int levels = levels(policy.windowSeconds() / dt);
        int lags = OnsetBank.PER_LEVEL * ((1 << levels) - 1);
        double rate = policy.alarmsPerReading();
        var kinds =
                List.of(
                        AnomalyKind.OUTLIER,
                        AnomalyKind.PHASE_STEP,
                        AnomalyKind.FREQUENCY_STEP,
                        AnomalyKind.DRIFT_CHANGE);
        banks = new OnsetBank[kinds.size()];
        thresholds = new double[kinds.size()];
        for (int i = 0; i < banks.length; i++) {
            var kind = kinds.get(i);
            boolean brief = kind == AnomalyKind.OUTLIER;
            banks[i] = new OnsetBank(kind, brief ? 1 : levels);
            int looksBack = brief ? OnsetBank.PER_LEVEL : lags;
            thresholds[i] = Thresholds.ofBank(kind, noise, dt, looksBack, rate);
        }
        cusumThreshold = Thresholds.ofCusum(rate);
    }

    private static int levels(double readings) {
        int levels = 1;
        while (levels < 20 && OnsetBank.PER_LEVEL * ((1 << levels) - 1) < readings) {
            levels++;
        }
        return levels;
    }

    /// Takes in the phase at a time later than before; `NaN` is a missing reading.
    ///
    /// @param seconds on any axis that does not jump
    /// @param phaseSeconds clock minus reference
    /// @throws IllegalArgumentException when time does not increase
    public Verdict observe(double seconds, double phaseSeconds) {
        return observe(seconds, phaseSeconds, noise.whitePm());
    }

    /// The same with this reading's own variance of white phase noise, s^2.
    public Verdict observe(double seconds, double phaseSeconds, double phaseVariance) {
        if (Double.isNaN(phaseSeconds)) {
            return idle();
        }
        if (!isStarted()) {
            take(seconds, phaseSeconds, phaseVariance, noise.whiteFm(), noise.randomWalkFm());
            return Verdict.STARTING;
        }
        take(seconds, phaseSeconds, phaseVariance, noise.whiteFm(), noise.randomWalkFm());
        var verdict = verdict();
        if (verdict == Verdict.DETECTED) {
            detection = settle();
        }
        return verdict;
    }

    /// Puts a reading with the model's noise through filter and tests; judges nothing.
    void take(double seconds, double phaseSeconds) {
        take(seconds, phaseSeconds, noise.whitePm(), noise.whiteFm(), noise.randomWalkFm());
    }

    /// Puts a reading through filter and tests, with the noise of this reading and of the step to
    /// it; judges nothing.
    void take(
            double seconds,
            double phaseSeconds,
            double phaseVariance,
            double whiteFm,
            double randomWalkFm) {
        if (!isStarted()) {
            double variance = phaseVariance + whiteFm;
            filter.start(phaseSeconds, variance, noise.frequencySigma(), noise.driftSigma());
            lastSeconds = seconds;
            return;
        }
        double dt = seconds - lastSeconds;
        if (!(dt > 0)) {
            throw new IllegalArgumentException("must increase: seconds=" + seconds);
        }
        filter.predict(dt, noiseVariance * whiteFm, noiseVariance * randomWalkFm);
        filter.update(phaseSeconds, noiseVariance * phaseVariance);
        learnt++;
        for (var bank : banks) {
            if (learnt > LEARNING) {
                bank.admit(lastSeconds);
            }
            bank.update(seconds, dt, filter);
        }
        addToNoise(lastSeconds);
        lastSeconds = seconds;
    }

    private Verdict idle() {
        if (!isStarted()) {
            return Verdict.STARTING;
        }
        return suspectReadings > 0 ? Verdict.SUSPECT : Verdict.QUIET;
    }

    private void addToNoise(double before) {
        double square = filter.innovation * filter.innovation / filter.variance;
        if (relearning > 0) {
            relearnt += square;
            if (--relearning == 0) {
                setLevel(noiseVariance * relearnt / RELEARNING);
            }
            return;
        }
        double toLevel = square * noiseVariance / level;
        louder.add(toLevel);
        quieter.add(toLevel);
        history.add(toLevel, before);
    }

    /// A clock that is quieter than its model says is not held to that: its steps are judged by the
    /// model, and only a further change of noise by what it is now.
    private void setLevel(double variance) {
        double before = noiseVariance;
        level = variance;
        noiseVariance = Math.max(1, variance);
        filter.scale(noiseVariance / before);
    }

    /// What the reading that was taken last did; for `DETECTED` somebody has to [#settle] it.
    Verdict verdict() {
        if (suspectReadings > 0) {
            suspectReadings++;
        } else if (isAnyAboveThreshold()) {
            suspectReadings = 1;
            patience = Math.max(PATIENCE, leader().bestAge());
        }
        if (suspectReadings > 0) {
            boolean isClear = suspectReadings > patience || lead(leader()) >= CLEAR_LEAD;
            return isClear ? Verdict.DETECTED : Verdict.SUSPECT;
        }
        return isNoiseChanged() ? Verdict.DETECTED : Verdict.QUIET;
    }

    private boolean isNoiseChanged() {
        return louder.sum() > cusumThreshold || quieter.sum() > cusumThreshold;
    }

    /// Whether steps are what it saw, not noise alone.
    boolean isStep() {
        return suspectReadings > 0;
    }

    /// Says what was detected, takes it into the filter and starts the tests afresh.
    Detection settle() {
        if (!isStep()) {
            return settleNoise();
        }
        var found = describe();
        compensate(found.kind(), found.onset().value(), found.size());
        return found;
    }

    private boolean isAnyAboveThreshold() {
        for (int i = 0; i < banks.length; i++) {
            if (banks[i].bestStatistic() > thresholds[i] * thresholds[i]) {
                return true;
            }
        }
        return false;
    }

    /// The bank of the likeliest kind.
    OnsetBank leader() {
        var leader = banks[0];
        for (var bank : banks) {
            if (bank.bestStatistic() > leader.bestStatistic()) {
                leader = bank;
            }
        }
        return leader;
    }

    /// By how much log likelihood the leading kind is ahead of the next.
    private double lead(OnsetBank leader) {
        double next = 0;
        for (var bank : banks) {
            if (bank != leader) {
                next = Math.max(next, bank.bestStatistic());
            }
        }
        return 0.5 * (leader.bestStatistic() - next);
    }

    /// The likeliest kind with its onset and size.
    Detection describe() {
        var bank = leader();
        double others = 0;
        for (var other : banks) {
            others += Math.exp(0.5 * (other.bestStatistic() - bank.bestStatistic()));
        }
        var posterior = OnsetPosterior.of(bank);
        return new Detection(
                bank.kind,
                lastSeconds,
                posterior.onset(),
                posterior.size(),
                Math.sqrt(bank.bestStatistic()),
                threshold(bank.kind),
                1 / others);
    }

    /// Puts a fault of this kind, onset and size into the filter's state, as far as the filter has
    /// not followed it yet, and starts the tests for steps afresh.
    void compensate(AnomalyKind kind, double onsetSeconds, Estimate size) {
        for (var bank : banks) {
            int slot = bank.kind == kind ? bank.standingFor(onsetSeconds) : -1;
            if (slot >= 0) {
                double variance = size.sigma() * size.sigma();
                bank.compensate(filter, slot, lastSeconds, size.value(), variance);
            }
        }
        for (var bank : banks) {
            bank.clear();
        }
        suspectReadings = 0;
        if (kind != AnomalyKind.OUTLIER && kind != AnomalyKind.PHASE_STEP) {
            restartNoise();
        }
    }

    private void restartNoise() {
        louder.clear();
        quieter.clear();
        history.clear();
    }

    private Detection settleNoise() {
        boolean isLouder = louder.sum() > cusumThreshold;
        var posterior = history.posterior(isLouder, lastSeconds);
        var found =
                new Detection(
                        isLouder ? AnomalyKind.NOISE_INCREASE : AnomalyKind.NOISE_DECREASE,
                        lastSeconds,
                        posterior.onset(),
                        posterior.size(),
                        isLouder ? louder.sum() : quieter.sum(),
                        cusumThreshold,
                        1);
        double ratio = posterior.size().value();
        setLevel(level * ratio * ratio);
        relearning = RELEARNING;
        relearnt = 0;
        compensate(found.kind(), lastSeconds, posterior.size());
        return found;
    }

    /// What was detected last.
    ///
    /// @throws IllegalStateException when nothing was
    public Detection detection() {
        if (detection == null) {
            throw new IllegalStateException("nothing was detected");
        }
        return detection;
    }

    /// Forgets everything: the next reading starts anew, as after the clock was replaced.
    public void reset() {
        lastSeconds = Double.NaN;
        learnt = 0;
        level = 1;
        noiseVariance = 1;
        relearning = 0;
        for (var bank : banks) {
            bank.clear();
        }
        suspectReadings = 0;
        restartNoise();
    }

    boolean isStarted() {
        return !Double.isNaN(lastSeconds);
    }

    /// The phase that is expected at a time.
    double predictedPhase(double seconds) {
        double dt = seconds - lastSeconds;
        return filter.x + dt * (filter.y + 0.5 * dt * filter.d);
    }

    /// The variance of [#predictedPhase] for this white FM.
    double predictedVariance(double seconds, double whiteFm) {
        double dt = seconds - lastSeconds;
        return filter.p11 + dt * (2 * filter.p12 + dt * filter.p22 + noiseVariance * whiteFm);
    }

    /// The bank of a kind of step.
    OnsetBank bank(AnomalyKind kind) {
        for (var bank : banks) {
            if (bank.kind == kind) {
                return bank;
            }
        }
        throw new IllegalArgumentException("is no step: " + kind);
    }

    /// The last innovation, measured minus predicted, in seconds.
    public double innovation() {
        return filter.innovation;
    }

    /// The standard deviation that the last innovation should have.
    public double innovationSigma() {
        return Math.sqrt(filter.variance);
    }

    /// What the statistic of this kind has to exceed, as in [Detection#threshold].
    public double threshold(AnomalyKind kind) {
        for (int i = 0; i < banks.length; i++) {
            if (banks[i].kind == kind) {
                return thresholds[i];
            }
        }
        return cusumThreshold;
    }
}
