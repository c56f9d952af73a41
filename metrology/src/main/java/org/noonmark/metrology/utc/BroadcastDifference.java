package org.noonmark.metrology.utc;

import java.util.Optional;

/// Broadcast UTC against UTC(k) and UTC, at 0 h of one day.
///
/// @param modifiedJulianDay the day
/// @param receiverNanos UTC(k) minus system time
/// @param systemMinusUtcNanos system time minus broadcast UTC, from the message
/// @param localMinusBroadcast UTC(k) minus broadcast UTC
/// @param utcMinusLocal UTC minus UTC(k), interpolated; empty where none is published
/// @param utcMinusBroadcast UTC minus broadcast UTC; empty with `utcMinusLocal`
public record BroadcastDifference(
        long modifiedJulianDay,
        double receiverNanos,
        double systemMinusUtcNanos,
        Value localMinusBroadcast,
        Optional<Interpolated> utcMinusLocal,
        Optional<Value> utcMinusBroadcast) {
    /// A difference in nanoseconds with what its uncertainty is made of.
    public record Value(double nanos, UncertaintyBudget budget) {
        /// Combined standard uncertainty.
        public double uncertaintyNanos() {
            return budget.combinedNanos();
        }
    }
}
