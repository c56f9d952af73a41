package org.noonmark.app.utc;

import java.util.List;
import java.util.OptionalDouble;
import org.noonmark.metrology.utc.BroadcastDifference;
import org.noonmark.metrology.utc.Interpolated;
import org.noonmark.metrology.utc.UncertaintyBudget;

/// What `compare gnss-utc` says; all in nanoseconds.
///
/// @param reference what UTC(k) is compared with: `UTC` or `UTCr`
/// @param local `UTC(PTB)`
/// @param broadcast `bUTC_GPS`
public record BroadcastReport(String reference, String local, String broadcast, List<Day> days) {
    /// One day at 0 h UTC.
    ///
    /// @param receiverNanos UTC(k) minus system time
    /// @param systemMinusUtcNanos system time minus broadcast UTC
    public record Day(
            long mjd,
            double receiverNanos,
            double systemMinusUtcNanos,
            double localMinusBroadcastNanos,
            double localUncertaintyNanos,
            OptionalDouble utcMinusLocalNanos,
            OptionalDouble utcMinusBroadcastNanos,
            OptionalDouble utcUncertaintyNanos,
            List<Part> budget) {
        public Day {
            budget = List.copyOf(budget);
        }

        static Day of(BroadcastDifference day) {
            var local = day.localMinusBroadcast();
            var utc = day.utcMinusBroadcast();
            return new Day(
                    day.modifiedJulianDay(),
                    day.receiverNanos(),
                    day.systemMinusUtcNanos(),
                    local.nanos(),
                    local.uncertaintyNanos(),
                    day.utcMinusLocal().stream().mapToDouble(Interpolated::nanos).findFirst(),
                    utc.stream().mapToDouble(BroadcastDifference.Value::nanos).findFirst(),
                    utc.stream()
                            .mapToDouble(BroadcastDifference.Value::uncertaintyNanos)
                            .findFirst(),
                    utc.orElse(local).budget().contributions().stream().map(Part::of).toList());
        }
    }

    /// One contribution to the uncertainty.
    public record Part(String name, String evaluation, double nanos, String source) {
        static Part of(UncertaintyBudget.Contribution contribution) {
            return new Part(
                    contribution.name(),
                    contribution.evaluation().name(),
                    contribution.nanos(),
                    contribution.source());
        }
    }

    public BroadcastReport {
        days = List.copyOf(days);
    }
}
