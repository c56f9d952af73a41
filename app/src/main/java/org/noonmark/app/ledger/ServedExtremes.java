package org.noonmark.app.ledger;

import java.util.Optional;
import org.noonmark.time.TimeDelta;

/// How far served time was from the host's clock since the last tick.
///
/// Threading: used by the thread that makes ticks.
public final class ServedExtremes {
    private Optional<Range> range = Optional.empty();

    /// None yet.
    public ServedExtremes() {}

    /// Served TAI minus the host's clock.
    record Range(TimeDelta least, TimeDelta most) {}

    /// Takes in a sample, to be called once a second.
    public void sample(ScaleMoment moment) {
        moment.servedMinusHost()
                .ifPresent(now ->
                        range =
                                Optional.of(
                                        new Range(
                                                range.map(r -> TimeDelta.min(r.least, now))
                                                        .orElse(now),
                                                range.map(r -> TimeDelta.max(r.most, now))
                                                        .orElse(now))));
    }

    /// What was seen; begins anew.
    Optional<Range> take() {
        var taken = range;
        range = Optional.empty();
        return taken;
    }
}
