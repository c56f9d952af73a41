package org.noonmark.sources.nts;

import java.util.random.RandomGenerator;

/// When a key exchange with one server may begin: 10 s after the last at the earliest, then twice
/// as long each time, up to a day, until an exchange gave keys and an authentic NTP reply proved
/// that they are of use. Replies to keys of an exchange before the last prove nothing: time may go
/// on for days with old keys while every exchange fails. RFC 8915 section 4.2 asks for at least
/// this much. A quarter is added at random, so that clients do not come together after an outage.
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
    private boolean gaveKeys;
    private boolean refusedByDate;
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
        long pause = FIRST_PAUSE_NANOS << Math.min(attempts, 14);
        attempts++;
        gaveKeys = false;
        refusedByDate = false;
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

    /// The exchange that began failed by the date of a certificate.
    public void refusedByDate() {
        refusedByDate = true;
    }

    /// Dates are judged by another time than before: what was refused by it may begin soon again.
    public void judgedAnew() {
        if (refusedByDate) {
            attempts = 0;
            nextNanos = Math.min(nextNanos, beganNanos + jittered(FIRST_PAUSE_NANOS));
        }
    }

    /// The exchange that began gave keys.
    public void succeeded() {
        gaveKeys = true;
    }

    /// An authentic reply to a request under the newest keys came. It counts when they are those of
    /// the exchange that began last.
    public void proved() {
        if (gaveKeys && attempts > 0) {
            attempts = 0;
            nextNanos = beganNanos + jittered(FIRST_PAUSE_NANOS);
        }
    }
}
