package org.noonmark.metrology.steering;

/// Leads a free scale by a frequency standard that is not always there: a fountain, an optical
/// clock.
///
/// While the standard runs, the scale takes over its frequency; while it is out, the frequency of
/// the scale against it is predicted from what was measured before. The phase of the standard is
/// never used, so it may come back with any.
public final class StandardBridge {
    /// Far below what any clock does in a step; keeps the covariance positive.
    private static final double PHASE_SPREAD = 1e-14;

    private static final double FIRST_FREQUENCY_SPREAD = 1e-12;

    private final ScaleModel model;
    private ScaleState state;

    /// @param model noise of the scale against the standard, both together
    public StandardBridge(ScaleModel model) {
        this.model = model;
        state = ScaleState.first(0, PHASE_SPREAD, FIRST_FREQUENCY_SPREAD, model.driftSpread());
    }

    /// Goes on by one interval.
    ///
    /// @param seconds its length
    /// @param growthSeconds how much scale minus standard has grown over it; `NaN` when the
    ///   standard was not up at both ends
    public void next(double seconds, double growthSeconds) {
        if (Double.isNaN(growthSeconds)) {
            state = state.after(seconds, model);
            return;
        }
        var from = state.withKnownPhase(PHASE_SPREAD);
        state = from.after(seconds, model).withPhase(from.phase() + growthSeconds, PHASE_SPREAD);
    }

    /// What to add to the free scale to get the scale that the standard leads.
    public double correctionSeconds() {
        return -state.phase();
    }
}
