package org.noonmark.metrology.detection;

import java.util.Arrays;
import java.util.List;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ClockStanding;
import org.noonmark.metrology.ensemble.TimeScale;

/// A time scale whose clocks are watched: a reading that is suspect never reaches the scale.
///
/// While a clock is suspect it counts as not read. A wrong reading is forgotten with that; a phase
/// step is corrected and the clock goes on counting; after a frequency step, a change of drift or
/// more noise the clock is put out and comes back through probation. A step of the hub moves no
/// clock, so nothing is done.
///
/// Slots 0 to n - 1 are the watched clocks; clocks that join beyond are not watched.
public final class DetectingScale implements TimeScale {
    /// Is told what was found.
    @FunctionalInterface
    public interface Listener {
        /// Takes one finding; the seconds in it count from the first epoch.
        void found(long atNanos, Finding finding);
    }

    private final TimeScale scale;
    private final EnsembleWatch watch;
    private final WatchedEnsemble ensemble;
    private final Listener listener;
    private final double[] watched;
    private double[] readings = new double[0];
    private long firstNanos = Long.MIN_VALUE;

    /// @param scale without epochs so far; its slots are those of the ensemble
    public DetectingScale(
            TimeScale scale, WatchedEnsemble ensemble, DetectionPolicy policy, Listener listener) {
        this.scale = scale;
        this.ensemble = ensemble;
        this.listener = listener;
        watch = new EnsembleWatch(ensemble, policy);
        watched = new double[ensemble.clocks().size()];
    }

    @Override
    public void advance(long atNanos, double[] clockMinusHub, double[] noise) {
        if (firstNanos == Long.MIN_VALUE) {
            firstNanos = atNanos;
        }
        if (readings.length != clockMinusHub.length) {
            readings = new double[clockMinusHub.length];
        }
        System.arraycopy(clockMinusHub, 0, readings, 0, readings.length);
        Arrays.fill(watched, Double.NaN);
        System.arraycopy(readings, 0, watched, 0, Math.min(watched.length, readings.length));
        var findings = watch.observe((atNanos - firstNanos) * 1e-9, watched);
        for (var finding : findings) {
            answer(finding);
            listener.found(atNanos, finding);
        }
        if (findings.isEmpty()) {
            for (int i = 0; i < watched.length && i < readings.length; i++) {
                readings[i] = watch.isSuspect(i) ? Double.NaN : readings[i];
            }
        }
        scale.advance(atNanos, readings, noise);
    }

    private void answer(Finding finding) {
        switch (finding.culprit()) {
            case Culprit.OneClock(int clock) -> answer(clock, finding.detection());
            case Culprit.SharedLink(int group) ->
                    ensemble.groups()
                            .get(group)
                            .forEach(clock -> answer(clock, finding.detection()));
            case Culprit.Hub() ->
                    ensemble.hubClock().ifPresent(clock -> answer(clock, finding.detection()));
        }
    }

    private void answer(int clock, Detection detection) {
        double size = detection.size().value();
        switch (detection.kind()) {
            case OUTLIER, NOISE_DECREASE -> {}
            case PHASE_STEP -> scale.correctPhase(clock, size);
            case FREQUENCY_STEP -> {
                scale.correctFrequency(clock, size);
                scale.putOut(clock);
            }
            case DRIFT_CHANGE, NOISE_INCREASE -> scale.putOut(clock);
        }
    }

    @Override
    public Algorithm algorithm() {
        return scale.algorithm();
    }

    @Override
    public int join(ClockPrior model) {
        return scale.join(model);
    }

    @Override
    public void leave(int slot) {
        scale.leave(slot);
        if (slot < watched.length) {
            watch.reset(slot);
        }
    }

    @Override
    public int slots() {
        return scale.slots();
    }

    @Override
    public long atNanos() {
        return scale.atNanos();
    }

    @Override
    public double scaleMinusHub() {
        return scale.scaleMinusHub();
    }

    @Override
    public double scaleMinusHubFrequency() {
        return scale.scaleMinusHubFrequency();
    }

    @Override
    public double clockMinusScale(int slot) {
        return scale.clockMinusScale(slot);
    }

    @Override
    public double frequency(int slot) {
        return scale.frequency(slot);
    }

    @Override
    public double drift(int slot) {
        return scale.drift(slot);
    }

    @Override
    public double weight(int slot) {
        return scale.weight(slot);
    }

    @Override
    public ClockStanding standing(int slot) {
        return scale.standing(slot);
    }

    @Override
    public double innovation(int slot) {
        return scale.innovation(slot);
    }

    @Override
    public double innovationSigma(int slot) {
        return scale.innovationSigma(slot);
    }

    @Override
    public double uncertainty(double elapsedSeconds) {
        return scale.uncertainty(elapsedSeconds);
    }

    @Override
    public void putOut(int slot) {
        scale.putOut(slot);
    }

    @Override
    public void correctPhase(int slot, double seconds) {
        scale.correctPhase(slot, seconds);
    }

    @Override
    public void correctFrequency(int slot, double fractional) {
        scale.correctFrequency(slot, fractional);
    }

    /// The models of a watch from those of a scale, with the noise of the readings.
    public static List<NoiseModel> models(List<ClockPrior> priors, double[] noise) {
        var models = new NoiseModel[noise.length];
        for (int i = 0; i < models.length; i++) {
            models[i] = NoiseModel.of(priors.get(i), noise[i]);
        }
        return List.of(models);
    }
}
