package org.noonmark.incident.coincidence;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.fact.Fact;
import org.noonmark.time.TimeDelta;

/// The largest error of time that any client can have seen within a window.
///
/// What the station served stands under a bound: the half-width of the interval that it promised.
/// What logs say about steps and sources, and what a later correction says about the time before
/// it, are estimates. When an estimate is beyond the bound, the bound did not hold, and what is
/// told is an estimate. What a client's own network path adds is in neither. Hours are kept, at
/// most [#MOST] of them, so a window counts every hour that it touches. For one thread.
public final class LargestError {
    /// Two years of hours.
    public static final int MOST = 17_568;

    private static final long HOUR_SECONDS = 3600;

    /// The largest error, and how far it can be relied on.
    ///
    /// @param isBound whether the error was at most that, if the station's promises held; else it
    ///   is an estimate, and more is possible
    /// @param because how it is known, in one line
    public record Largest(TimeDelta error, boolean isBound, String because) {}

    private record Said(TimeDelta size, String why) {
        static Said larger(@Nullable Said one, Said other) {
            return one == null || one.size.isLessThan(other.size) ? other : one;
        }
    }

    private final NavigableMap<Long, Said> bounds = new TreeMap<>();
    private final NavigableMap<Long, Said> estimates = new TreeMap<>();

    /// Nothing is known yet.
    public LargestError() {}

    /// The station served time with this half-width.
    public void served(Instant at, TimeDelta halfWidth) {
        add(bounds, at, new Said(halfWidth, "the station promised +-" + halfWidth.toShortString()));
    }

    /// What was served until then was found to be off.
    ///
    /// @param correction new minus old
    /// @param halfWidth how well the new time is known
    public void corrected(Instant at, TimeDelta correction, TimeDelta halfWidth) {
        var size = correction.abs().plus(halfWidth);
        var why =
                "served time was corrected by %s, to within +-%s"
                        .formatted(correction.toShortString(), halfWidth.toShortString());
        add(estimates, at, new Said(size, why));
    }

    /// What a log says about a clock that clients may have read; nothing when it states no size.
    public void fact(Fact.ClockChanged change) {
        if (!change.size().isZero()) {
            add(
                    estimates,
                    change.origin().time(),
                    new Said(change.size().abs(), "as a log says: " + change.what()));
        }
    }

    private static void add(NavigableMap<Long, Said> into, Instant at, Said said) {
        into.merge(hour(at), said, Said::larger);
        if (into.size() > MOST) {
            into.pollFirstEntry();
        }
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS);
    }

    /// The largest in a window, its ends included; empty when nothing was said about it.
    public Optional<Largest> over(Instant from, Instant until) {
        var bound = largest(bounds, from, until);
        var estimate = largest(estimates, from, until);
        if (estimate == null) {
            return bound == null
                    ? Optional.empty()
                    : Optional.of(new Largest(bound.size, true, bound.why));
        }
        if (bound == null) {
            return Optional.of(new Largest(estimate.size, false, estimate.why));
        }
        if (bound.size.isLessThan(estimate.size)) {
            return Optional.of(
                    new Largest(estimate.size, false, estimate.why + ", though " + bound.why));
        }
        return Optional.of(new Largest(bound.size, true, bound.why + "; " + estimate.why));
    }

    private static @Nullable Said largest(
            NavigableMap<Long, Said> of, Instant from, Instant until) {
        if (until.isBefore(from)) {
            return null;
        }
        Map<Long, Said> within = of.subMap(hour(from), true, hour(until), true);
        Said largest = null;
        for (var said : within.values()) {
            largest = Said.larger(largest, said);
        }
        return largest;
    }
}
