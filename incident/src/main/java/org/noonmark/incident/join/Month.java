package org.noonmark.incident.join;

import java.time.Duration;
import java.time.Instant;

/// Months of 30 days, the unit of all rates.
final class Month {
    private static final double SECONDS = 30 * 86_400.0;

    private Month() {}

    static double of(Duration span) {
        return span.toMillis() / 1000.0 / SECONDS;
    }

    /// Months between two instants, not negative.
    static double between(Instant a, Instant b) {
        return Math.abs(of(Duration.between(a, b)));
    }
}
