package org.noonmark.metrology.rinex;

import java.util.List;

/// One value of one clock.
///
/// @param line where it begins, from 1
/// @param name of the receiver or satellite
/// @param values bias in seconds; then, as far as given, its standard deviation in seconds, rate,
///   its standard deviation, acceleration in 1/s and its standard deviation
public record ClockRecord(
        long line, Type type, String name, ClockEpoch epoch, List<Double> values) {
    /// What is measured.
    public enum Type {
        /// Receiver clock from the analysis of a network.
        AR,
        /// Satellite clock from the analysis of a network.
        AS,
        /// Calibration of a receiver.
        CR,
        /// Discontinuity of a receiver.
        DR,
        /// Monitor of a broadcast satellite clock.
        MS
    }

    public ClockRecord {
        values = List.copyOf(values);
    }

    /// Clock minus reference in seconds.
    public double biasSeconds() {
        return values.getFirst();
    }
}
