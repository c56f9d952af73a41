package org.noonmark.metrology.stability;

/// Frequency offset and drift of a series, and the series without them (SP 1065 section 10.12). A
/// step of its own: the statistics never remove a trend unasked.
///
/// @param frequency fractional frequency in the middle of the record
/// @param driftPerSecond change of the fractional frequency, per second; 0 when none was asked for
/// @param phaseSeconds phase in the middle of the record
/// @param residual the series less phase, frequency and drift
public record Drift(
        double frequency, double driftPerSecond, double phaseSeconds, PhaseSeries residual) {
    /// How the drift is found.
    public enum Method {
        /// Least squares of a line through the phase: a frequency offset, no drift. Best for white
        /// PM.
        LINE_THROUGH_PHASE,
        /// Least squares of a parabola through the phase. Best for white PM.
        PARABOLA_THROUGH_PHASE,
        /// Least squares of a line through the frequency. Best for white FM.
        LINE_THROUGH_FREQUENCY,
        /// First, middle and last phase reading. Best for random-walk FM.
        THREE_POINTS
    }

    /// The drift of what is there.
    ///
    /// @throws IllegalArgumentException for fewer than three readings that are there
    public static Drift of(PhaseSeries phase, Method method) {
        if (phase.size() - phase.missing() < 3) {
            throw new IllegalArgumentException("must be at least 3 readings: " + phase);
        }
        return switch (method) {
            case LINE_THROUGH_PHASE -> polynomial(phase, 1);
            case PARABOLA_THROUGH_PHASE -> polynomial(phase, 2);
            case LINE_THROUGH_FREQUENCY -> throughFrequency(phase);
            case THREE_POINTS -> threePoints(phase);
        };
    }

    /// Change of the fractional frequency per day of 86400 s.
    public double driftPerDay() {
        return 86400 * driftPerSecond;
    }

    private static Drift polynomial(PhaseSeries phase, int degree) {
        var fit = PolynomialFit.of(phase.values(), degree);
        return lessTrend(phase, fit.coefficient(0), fit.coefficient(1), fit.coefficient(2));
    }

    private static Drift throughFrequency(PhaseSeries phase) {
        var y = phase.toFrequency();
        var fit = PolynomialFit.of(y, 1);
        double tau0 = phase.tau0Seconds();
        double perStep = fit.coefficient(0) * tau0;
        double curve = 0.5 * fit.coefficient(1) * tau0;
        var centred = lessTrend(phase, 0, perStep, curve).residual;
        double middle = PolynomialFit.of(centred.values(), 0).coefficient(0);
        return lessTrend(phase, middle, perStep, curve);
    }

    private static Drift threePoints(PhaseSeries phase) {
        var x = phase.values();
        int first = 0;
        int last = x.length - 1;
        while (Double.isNaN(x[first])) {
            first++;
        }
        while (Double.isNaN(x[last])) {
            last--;
        }
        int middle = (first + last) / 2;
        while (Double.isNaN(x[middle])) {
            middle++;
        }
        double before = (x[middle] - x[first]) / (middle - first);
        double after = middle == last ? before : (x[last] - x[middle]) / (last - middle);
        double curve = (after - before) / (last - first);
        double centre = 0.5 * (x.length - 1);
        double slope = before + curve * (2 * centre - first - middle);
        double away = middle - centre;
        double level = x[middle] - slope * away - curve * away * away;
        return lessTrend(phase, level, slope, curve);
    }

    /// Takes level + slope t + curve t^2 away, t in steps from the middle.
    private static Drift lessTrend(PhaseSeries phase, double level, double slope, double curve) {
        var x = phase.toSeconds();
        double centre = 0.5 * (x.length - 1);
        for (int i = 0; i < x.length; i++) {
            double t = i - centre;
            x[i] -= level + t * (slope + t * curve);
        }
        double tau0 = phase.tau0Seconds();
        return new Drift(
                slope / tau0, 2 * curve / (tau0 * tau0), level, PhaseSeries.adopt(x, tau0));
    }
}
