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

    private final ThreeStateFilter filter = new ThreeStateFilter();
    private final OnsetBank[] banks;
    private final double[] thresholds;
    private final NoiseCusum louder = new NoiseCusum(AnomalyKind.NOISE_INCREASE);
    private final NoiseCusum quieter = new NoiseCusum(AnomalyKind.NOISE_DECREASE);
    private final NoiseHistory history = new NoiseHistory();
    private final double cusumThreshold;
    private NoiseModel noise;
    private double noiseVariance = 1;
    private double lastSeconds = Double.NaN;
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
        if (Double.isNaN(lastSeconds)) {
            double variance = phaseVariance + noise.whiteFm();
            filter.start(phaseSeconds, variance, noise.frequencySigma(), noise.driftSigma());
            lastSeconds = seconds;
            return Verdict.STARTING;
        }
        double dt = seconds - lastSeconds;
        if (!(dt > 0)) {
            throw new IllegalArgumentException("must increase: seconds=" + seconds);
        }
        filter.predict(dt, noiseVariance * noise.whiteFm(), noiseVariance * noise.randomWalkFm());
        filter.update(phaseSeconds, noiseVariance * phaseVariance);
        for (var bank : banks) {
            bank.admit(lastSeconds);
            bank.update(seconds, dt, filter);
        }
        addToNoise(lastSeconds);
        lastSeconds = seconds;
        return judge(seconds);
    }

    private Verdict idle() {
        if (Double.isNaN(lastSeconds)) {
            return Verdict.STARTING;
        }
        return suspectReadings > 0 ? Verdict.SUSPECT : Verdict.QUIET;
    }

    private void addToNoise(double before) {
        double square = filter.innovation * filter.innovation / filter.variance;
        louder.add(square);
        quieter.add(square);
        history.add(square, before);
    }

    private Verdict judge(double seconds) {
        if (suspectReadings == 0 && isAnyAboveThreshold()) {
            suspectReadings = 1;
            patience = Math.max(PATIENCE, banks[leader()].bestAge());
        } else if (suspectReadings > 0) {
            suspectReadings++;
        }
        if (suspectReadings > 0) {
            int leader = leader();
            if (suspectReadings <= patience && lead(leader) < CLEAR_LEAD) {
                return Verdict.SUSPECT;
            }
            settle(seconds, leader);
            return Verdict.DETECTED;
        }
        return judgeNoise(seconds);
    }

    private boolean isAnyAboveThreshold() {
        for (int i = 0; i < banks.length; i++) {
            if (banks[i].bestStatistic() > thresholds[i] * thresholds[i]) {
                return true;
            }
        }
        return false;
    }

    private int leader() {
        int leader = 0;
        for (int i = 1; i < banks.length; i++) {
            if (banks[i].bestStatistic() > banks[leader].bestStatistic()) {
                leader = i;
            }
        }
        return leader;
    }

    /// By how much log likelihood the leading kind is ahead of the next.
    private double lead(int leader) {
        double next = 0;
        for (int i = 0; i < banks.length; i++) {
            if (i != leader) {
                next = Math.max(next, banks[i].bestStatistic());
            }
        }
        return 0.5 * (banks[leader].bestStatistic() - next);
    }

    private void settle(double seconds, int leader) {
        var bank = banks[leader];
        double others = 0;
        for (var other : banks) {
            others += Math.exp(0.5 * (other.bestStatistic() - bank.bestStatistic()));
        }
        var posterior = OnsetPosterior.of(bank);
        detection =
                new Detection(
                        bank.kind,
                        seconds,
                        posterior.onset(),
                        posterior.size(),
                        Math.sqrt(bank.bestStatistic()),
                        thresholds[leader],
                        1 / others);
        takeIn(bank, bank.best(), posterior.size());
    }

    private void takeIn(OnsetBank bank, int slot, Estimate size) {
        double sigma = size.sigma();
        bank.compensate(filter, slot, lastSeconds, size.value(), sigma * sigma);
        restartSteps();
        if (bank.kind != AnomalyKind.OUTLIER && bank.kind != AnomalyKind.PHASE_STEP) {
            restartNoise();
        }
    }

    private void restartSteps() {
        for (var bank : banks) {
            bank.clear();
        }
        suspectReadings = 0;
    }

    private void restartNoise() {
        louder.clear();
        quieter.clear();
        history.clear();
    }

    private Verdict judgeNoise(double seconds) {
        boolean isLouder = louder.sum() > cusumThreshold;
        if (!isLouder && quieter.sum() <= cusumThreshold) {
            return Verdict.QUIET;
        }
        var cusum = isLouder ? louder : quieter;
        var kind = isLouder ? AnomalyKind.NOISE_INCREASE : AnomalyKind.NOISE_DECREASE;
        var posterior = history.posterior(isLouder, seconds);
        detection =
                new Detection(
                        kind,
                        seconds,
                        posterior.onset(),
                        posterior.size(),
                        cusum.sum(),
                        cusumThreshold,
                        1);
        double ratio = posterior.size().value();
        noiseVariance *= ratio * ratio;
        filter.scale(ratio * ratio);
        restartSteps();
        restartNoise();
        return Verdict.DETECTED;
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
        noiseVariance = 1;
        restartSteps();
        restartNoise();
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
