package org.noonmark.sources.roughtime;

import java.time.Duration;
import java.util.List;
import org.noonmark.metrology.ClockId;

/// The chain of Roughtime servers as one clock of the station.
///
/// @param peers of at least three parties
/// @param interval between two measurements
public record RoughtimeSourceConfig(List<RoughtimePeer> peers, Duration interval) {
    /// All servers together are one clock with one vote: what their majority agrees on.
    public static final ClockId CLOCK = new ClockId("roughtime");

    public RoughtimeSourceConfig {
        peers = List.copyOf(peers);
        RoughtimePeer.whyTooFew(peers)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("must be > 0: interval=" + interval);
        }
    }
}
