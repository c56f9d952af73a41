package org.noonmark.sources.start;

import java.util.Optional;
import java.util.Set;
import org.noonmark.time.UtcInstant;

/// What a station wants to do to get the time, as far as its start depends on it.
///
/// @param ntsSources names of the sources whose servers give keys
/// @param parties how many parties run the configured Roughtime servers; 0 without any
/// @param authenticatedOnly whether only authenticated sources move time
/// @param remembered UTC at the end of the last run, if anything is remembered: it is not earlier
public record StartPlan(
        Set<String> ntsSources,
        int parties,
        DatesPolicy dates,
        boolean authenticatedOnly,
        Optional<UtcInstant> remembered) {
    public StartPlan {
        ntsSources = Set.copyOf(ntsSources);
    }

    /// Whether Roughtime servers are there to be asked.
    public boolean hasRoughtime() {
        return parties > 0;
    }

    /// Whether a clock is one of the sources with NTS; members of a pool carry their address behind
    /// its name.
    boolean isNts(String clock) {
        return ntsSources.stream()
                .anyMatch(source -> clock.equals(source) || clock.startsWith(source + "/"));
    }
}
