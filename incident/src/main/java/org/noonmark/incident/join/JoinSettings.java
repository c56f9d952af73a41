package org.noonmark.incident.join;

import java.time.Duration;

/// How the engine joins.
///
/// @param budgetPerMonth how many groups of the site's normal work may be raised by chance in 30
///   days, above 0
/// @param lateness how long signals wait, so that their order of arrival does not matter
/// @param memory how long a signal can be joined by
/// @param largestSignals how many signals of groups that are not raised are remembered
/// @param people of the site, roughly: how many accounts signals can name
/// @param hosts of the site, roughly
public record JoinSettings(
        double budgetPerMonth,
        Duration lateness,
        Duration memory,
        int largestSignals,
        int people,
        int hosts) {
    /// A tenth of an incident a month, two minutes, two years, 50,000 signals, 200 people, 60
    /// hosts.
    public static final JoinSettings USUAL =
            new JoinSettings(0.1, Duration.ofMinutes(2), Duration.ofDays(731), 50_000, 200, 60);

    /// Checks.
    public JoinSettings {
        if (!(budgetPerMonth > 0)) {
            throw new IllegalArgumentException("must be > 0: budgetPerMonth=" + budgetPerMonth);
        }
        if (largestSignals < 1 || people < 1 || hosts < 1) {
            throw new IllegalArgumentException(
                    "must be > 0: largestSignals=%d, people=%d, hosts=%d"
                            .formatted(largestSignals, people, hosts));
        }
    }
}
