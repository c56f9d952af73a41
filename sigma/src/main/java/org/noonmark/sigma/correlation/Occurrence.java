package org.noonmark.sigma.correlation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Something that happened, with its place and times: an event of a log, or a finding that a
/// further correlation looks at.
///
/// The order is that of time, then of place; it does not depend on the order of arrival.
///
/// @param source the log, or `rule` and the id of the correlation that found it
/// @param index of the event in its source
/// @param timeNanos by which windows count it
/// @param earliestNanos it did not happen before, as far as known
/// @param latestNanos it did not happen after, as far as known
/// @param parts members of a finding, at most as many as findings tell, without members of their
///   own; empty for events
public record Occurrence(
        String source,
        long index,
        long timeNanos,
        long earliestNanos,
        long latestNanos,
        List<Member> parts)
        implements Comparable<Occurrence> {
    private static final Comparator<Occurrence> ORDER =
            Comparator.comparingLong(Occurrence::timeNanos)
                    .thenComparing(Occurrence::source)
                    .thenComparingLong(Occurrence::index);

    public Occurrence {
        parts = List.copyOf(parts);
    }

    /// An event of a log.
    public static Occurrence of(
            String source, long index, Instant time, Instant earliest, Instant latest) {
        return new Occurrence(
                source,
                index,
                Times.nanos(time),
                Times.nanos(earliest),
                Times.nanos(latest),
                List.of());
    }

    /// An event whose time is known as an instant only.
    public static Occurrence of(String source, long index, Instant time) {
        return of(source, index, time, time, time);
    }

    public Instant time() {
        return Times.instant(timeNanos);
    }

    public Instant earliest() {
        return Times.instant(earliestNanos);
    }

    public Instant latest() {
        return Times.instant(latestNanos);
    }

    @Override
    public int compareTo(Occurrence other) {
        return timeNanos == other.timeNanos
                ? ORDER.compare(this, other)
                : Long.compare(timeNanos, other.timeNanos);
    }

    boolean isSamePlace(Occurrence other) {
        return index == other.index && source.equals(other.source);
    }
}
