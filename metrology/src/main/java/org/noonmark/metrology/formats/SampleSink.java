package org.noonmark.metrology.formats;

/// Takes the readings of a text, one after the other.
@FunctionalInterface
public interface SampleSink {
    /// One reading.
    ///
    /// @param line the line it stands on, from 1
    /// @param stampSeconds its time stamp in seconds from an origin that depends on the unit of the
    ///   stamps; `NaN` when the text has none
    /// @param value as in the text, before any unit; `NaN` when the reading is missing
    void sample(long line, double stampSeconds, double value);
}
