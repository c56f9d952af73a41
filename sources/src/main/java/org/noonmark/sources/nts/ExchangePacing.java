package org.noonmark.sources.nts;

import java.util.random.RandomGenerator;

/// When a key exchange with one server may begin: 10 s after the last at the earliest, then twice
/// as long each time, up to a day, until an authentic NTP reply proves that the keys were of use.
/// RFC 8915 section 4.2 asks for at least this much. A quarter is added at random, so that clients
/// do not come together after an outage.
///
/// Belongs to one thread.
public final class ExchangePacing {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_PAUSE_NANOS = 10 * SECOND;
    private static final long LONGEST_PAUSE_NANOS = 86_400 * SECOND;
    private static final long POSTPONED_NANOS = 2 * SECOND;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;
    private int attempts;
    private long beganNanos;
    private long nextNanos;

    /// For a server that was not asked yet.
    ///
    /// @param counterNanos when the first may begin
    public ExchangePacing(RandomGenerator random, long counterNanos) {
        this.random = random;
        this.nextNanos = counterNanos;
    }

    /// When the next may begin.
    public long nextNanos() {
        return nextNanos;
    }

    public boolean isDue(long counterNanos) {
        return counterNanos >= nextNanos;
    }

    /// An exchange begins.
    public void began(long counterNanos) {
        long pause = FIRST_PAUSE_NANOS << Math.min(attempts, 13);
        attempts++;
        beganNanos = counterNanos;
        nextNanos = counterNanos + jittered(Math.min(pause, LONGEST_PAUSE_NANOS));
    }

    private long jittered(long pauseNanos) {
        return pauseNanos + (long) (pauseNanos * JITTER * random.nextDouble());
    }

    /// The exchange that began did not go out, for a reason of our own: it does not count.
    public void postponed(long counterNanos) {
        attempts = Math.max(0, attempts - 1);
        nextNanos = counterNanos + POSTPONED_NANOS;
    }

    /// An authentic reply came: the keys of the last exchange are of use.
    public void proved() {
        if (attempts > 0) {
            attempts = 0;
            nextNanos = beganNanos + jittered(FIRST_PAUSE_NANOS);
        }
    }
}
