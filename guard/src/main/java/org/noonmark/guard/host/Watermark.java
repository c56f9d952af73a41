package org.noonmark.guard.host;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// Up to when all sources have spoken.
///
/// It is the least, over the sources that are not idle, of their newest event's time minus the
/// lateness that is allowed. A source that has opened and said nothing holds it back until it is
/// idle. When all are idle, time itself moves it; when the host ends, it is the newest event of
/// all. No source holds it back by more than an hour behind the newest event of all.
final class Watermark {
    private static final Duration BEHIND = Duration.ofHours(1);

    private final HostSettings settings;
    private final Set<SourceClock> sources = new LinkedHashSet<>();
    private Instant newestEnded = Instant.MIN;

    Watermark(HostSettings settings) {
        this.settings = settings;
    }

    /// The time by which windows count an event: what it claims, unless that lies too far ahead of
    /// its arrival.
    Instant heard(SourceClock source, Instant claimed, Instant arrival) {
        var time = isAhead(claimed, arrival) ? arrival : claimed;
        sources.add(source);
        source.heardAt = arrival;
        if (time.isAfter(source.newest)) {
            source.newest = time;
        }
        return time;
    }

    boolean isAhead(Instant claimed, Instant arrival) {
        return Duration.between(arrival, claimed).compareTo(settings.ahead()) > 0;
    }

    void opened(SourceClock source) {
        sources.add(source);
    }

    void ended(SourceClock source) {
        sources.remove(source);
        if (source.newest.isAfter(newestEnded)) {
            newestEnded = source.newest;
        }
    }

    /// Everything at or before it has come; [Instant#MIN] while nothing can be said.
    Instant at(Instant now) {
        // Another source may open and speak of the same time: its lateness is allowed, too.
        var least = sources.isEmpty() ? newestEnded : Instant.MAX;
        for (var source : sources) {
            boolean isIdle =
                    Duration.between(source.heardAt, now).compareTo(settings.idleAfter()) > 0;
            if (!isIdle && source.newest.isBefore(least)) {
                least = source.newest;
            }
        }
        if (least.equals(Instant.MIN)) {
            return Instant.MIN;
        }
        least = later(least, leastOfLive());
        // A time equal to the newest minus the lateness is still allowed, hence one less.
        return (least.equals(Instant.MAX) ? now : least).minus(settings.lateness()).minusNanos(1);
    }

    /// How far behind the newest event of all a source may hold back the others: a clock that is
    /// wrong into the past, or forged times, must not stop correlations of everybody.
    private Instant leastOfLive() {
        return settings.isLossless() ? Instant.MIN : minus(atEnd(), BEHIND);
    }

    private static Instant minus(Instant time, Duration span) {
        return time.equals(Instant.MIN) ? time : time.minus(span);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Where it stands when nothing more will come.
    Instant atEnd() {
        var newest = newestEnded;
        for (var source : sources) {
            newest = source.newest.isAfter(newest) ? source.newest : newest;
        }
        return newest;
    }
}
