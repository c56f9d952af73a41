package org.noonmark.serve.tsp;

import java.time.Duration;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.RateLimit;
import org.noonmark.time.TimeDelta;

/// Whom the authority answers, and with what accuracy.
///
/// @param largestAccuracy beyond this no token is made
/// @param batchPeriod how long tokens are gathered before they are offered to the ledger together
public record TimestampConfig(
        TimeDelta largestAccuracy, AccessRules access, RateLimit rateLimit, Duration batchPeriod) {
    public TimestampConfig {
        if (!TimeDelta.ZERO.isLessThan(largestAccuracy) || !batchPeriod.isPositive()) {
            throw new IllegalArgumentException(
                    "must be > 0: largestAccuracy=%s batchPeriod=%s"
                            .formatted(largestAccuracy, batchPeriod));
        }
    }

    /// Everybody is answered, up to an accuracy of one second.
    public static TimestampConfig standard() {
        return new TimestampConfig(
                TimeDelta.ofSeconds(1),
                AccessRules.allowAll(),
                RateLimit.NONE,
                Duration.ofSeconds(10));
    }
}
