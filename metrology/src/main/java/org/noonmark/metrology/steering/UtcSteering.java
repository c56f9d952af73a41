package org.noonmark.metrology.steering;

import java.util.ArrayList;
import java.util.List;

/// Keeps UTC(k) near UTC: comparisons of the output come in late, steers of the frequency go out.
///
/// The estimator follows the free scale, so each comparison is freed of the steers that were in
/// force at its epoch. A steer is computed from the state predicted to its own epoch.
public final class UtcSteering {
    private static final double DAY = 86_400;
    private static final double COVERAGE = 1.96;
    private static final int STEP_DAYS = 5;
    private static final int LAST_DAYS = 45;

    private final SteeringLaw law;
    private final SteerLimits limits;
    private final ScaleEstimator estimator;
    private final PhaseMicroStepper stepper;
    private final SteerHistory history = new SteerHistory();

    /// Steering that tells every steer to `stepper`.
    public UtcSteering(
            ScaleModel model, SteeringLaw law, SteerLimits limits, PhaseMicroStepper stepper) {
        this.law = law;
        this.limits = limits;
        this.stepper = stepper;
        estimator = new ScaleEstimator(model);
    }

    /// Takes a comparison of the output with UTC, on the day on which it is published.
    public void published(Comparison comparison) {
        double output = -comparison.utcMinusScaleSeconds();
        estimator.observe(
                comparison.mjd(),
                output - history.phaseSeconds(comparison.mjd()),
                comparison.uncertaintySeconds());
    }

    /// Takes a steer that was applied before this one computes any.
    ///
    /// @param mjd later than every steer before
    public void applied(double mjd, double frequency) {
        history.change(mjd, frequency);
    }

    /// What was added to the free scale so far.
    public SteerHistory history() {
        return history;
    }

    /// Computes the steer for an epoch, applies it and tells it to the stepper.
    ///
    /// @param mjd later than every steer before and not before the youngest comparison
    public Steer steer(double mjd) {
        double before = history.frequency();
        if (!estimator.isStarted()) {
            history.change(mjd, before);
            stepper.setFrequency(mjd, before);
            return new Steer(
                    mjd, before, 0, 0, SteerLimits.Limit.NONE, List.of(), "no comparison yet");
        }
        var state = estimator.predict(mjd);
        double phase = state.phase() + history.phaseSeconds(mjd);
        var limited = next(phase, state.frequency(), state.drift(), before);
        history.change(mjd, limited.steer());
        stepper.setFrequency(mjd, limited.steer());
        return new Steer(
                mjd,
                limited.steer(),
                limited.steer() - before,
                limited.slew(),
                limited.by(),
                predictions(mjd, phase, limited.steer()),
                SteerReason.of(mjd - estimator.lastMjd(), phase, state, limited, before));
    }

    private SteerLimits.Limited next(double phase, double frequency, double drift, double before) {
        // The frequency of the scale in the middle of the interval to come.
        double scale = frequency + drift * law.intervalSeconds() / 2;
        return limits.apply(before, before + law.change(phase, scale + before), scale);
    }

    /// The expected way of the output under the steers to come, and how uncertain the free scale is
    /// by then; the steers are known and add nothing.
    private List<Prediction> predictions(double mjd, double phase, double steer) {
        var list = new ArrayList<Prediction>();
        double expected = phase;
        double current = steer;
        double interval = law.intervalSeconds() / DAY;
        double done = 0;
        for (int days = STEP_DAYS; days <= LAST_DAYS; days += STEP_DAYS) {
            while (done < days) {
                double last = interval * (Math.floor(done / interval + 1e-9) + 1);
                double until = Math.min(days, last);
                var from = estimator.predict(mjd + done);
                var to = estimator.predict(mjd + until);
                expected += to.phase() - from.phase() + current * (until - done) * DAY;
                done = until;
                if (until == last) {
                    current = next(expected, to.frequency(), to.drift(), current).steer();
                }
            }
            double spread = estimator.predict(mjd + days).phaseSpread();
            list.add(new Prediction(days, expected, COVERAGE * spread));
        }
        return list;
    }
}
