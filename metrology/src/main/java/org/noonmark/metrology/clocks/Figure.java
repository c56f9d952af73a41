package org.noonmark.metrology.clocks;

/// One published figure of a type of clock.
///
/// @param quantity what it is
/// @param value in the unit of the quantity
/// @param source data sheet or paper, or that it is an assumption of this project
public record Figure(Quantity quantity, double value, String source) {
    /// What a figure is about.
    public enum Quantity {
        /// Allan deviation at 1 s of the part that falls with 1/tau, in a bandwidth of 0.5 Hz.
        WHITE_PM("white PM, ADEV at 1 s"),
        /// Allan deviation at 1 s of the part that falls with 1/sqrt(tau).
        WHITE_FM("white FM, ADEV at 1 s"),
        /// The floor of the Allan deviation.
        FLICKER_FM("flicker floor, ADEV"),
        /// Allan deviation at 10 days of the part that grows with sqrt(tau).
        RANDOM_WALK_FM("random-walk FM, ADEV at 10 d"),
        /// Standard deviation of the frequency offset.
        OFFSET("frequency offset, 1 sigma"),
        /// Mean drift a day.
        DRIFT("drift per day, mean"),
        /// Standard deviation of the drift a day.
        DRIFT_SPREAD("drift per day, 1 sigma"),
        /// Amplitude of the daily variation of the frequency.
        DIURNAL("daily variation, amplitude"),
        /// Amplitude of the yearly variation of the frequency.
        ANNUAL("yearly variation, amplitude"),
        /// Share of the time with readings.
        UPTIME("uptime"),
        /// Mean length of an outage in hours.
        OUTAGE_HOURS("mean outage, h");

        private final String words;

        Quantity(String words) {
            this.words = words;
        }

        /// The quantity in words, with its unit where it has one.
        public String words() {
            return words;
        }
    }
}
