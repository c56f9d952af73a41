package org.noonmark.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;

/// A [StandardClock] for code that knows only `java.time`: the midpoint of the interval on the
/// [JavaTimeScale], so leap seconds are spread over the last 1000 s of their day.
///
/// The width of the interval is lost here; prefer [StandardClock] where it matters. A
/// `java.time.Clock` comes from [#withZone].
public record StandardInstantSource(StandardClock clock) implements InstantSource {
    /// The time now, at most half an interval away from true time.
    ///
    /// @throws DateTimeException while the clock's state is not usable: a wrong time is worse than
    ///   none
    @Override
    public Instant instant() {
        var now = clock.now();
        if (!now.state().isUsable()) {
            throw new DateTimeException("the standard clock has no usable time: " + now.state());
        }
        return JavaTimeScale.toInstant(now.interval().midpoint(), clock.leapTable());
    }
}
