package org.noonmark.app.plot;

/// An axis. Its range follows from what is drawn.
///
/// @param label with the unit: `Averaging time τ / s`; `_` lowers the letter after it
public record Axis(String label, Scale scale) {
    /// How values lie along an axis.
    public enum Scale {
        LINEAR,
        /// Powers of ten at equal distances; for values above 0.
        LOGARITHMIC
    }

    /// A linear axis.
    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR);
    }

    /// A logarithmic axis.
    public static Axis logarithmic(String label) {
        return new Axis(label, Scale.LOGARITHMIC);
    }

    boolean isLogarithmic() {
        return scale == Scale.LOGARITHMIC;
    }

    void check(double value) {
        if (!Double.isFinite(value) || (isLogarithmic() && !(value > 0))) {
            throw new IllegalArgumentException(
                    "must be %s: value=%s axis=%s"
                            .formatted(isLogarithmic() ? "> 0" : "finite", value, label));
        }
    }
}
