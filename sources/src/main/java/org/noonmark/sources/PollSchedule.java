package org.noonmark.sources;

import java.util.random.RandomGenerator;

/// When to ask next. The interval is 2^exponent seconds, varied by 2 % so that clients do not march
/// in step and nobody can foretell the moment.
///
/// - Start: up to eight requests, 2 s apart, until four are answered.
/// - Longer, when four samples in a row were predicted within their noise: the clocks wander less
///   over this interval than a measurement scatters, so nothing is lost by waiting.
/// - Shorter, when a sample was far off the prediction; shortest after three lost in a row.
/// - Unreachable after eight requests without a usable answer (RFC 5905 section 9.2); then slowly
///   longer, since nobody is there.
/// - A kiss-o'-death sets a floor that rises with each one and sinks with good answers, so that it
///   can slow a client down and never stop it.
final class PollSchedule {
    private static final int REFUSED_EXPONENT = 10;
    private static final int BURST_REQUESTS = 8;
    private static final int BURST_ANSWERS = 4;
    private static final long BURST_INTERVAL_NANOS = 2_000_000_000L;
    private static final int STEADY_TO_LENGTHEN = 4;
    private static final double STEADY = 3;
    private static final double SURPRISING = 6;
    private static final int MISSED_TO_SHORTEN = 3;
    private static final int MISSED_TO_GIVE_UP = 8;
    private static final int ANSWERS_TO_FORGIVE = 8;
    private static final double VARIATION = 0.04;

    private final PollRange range;
    private final RandomGenerator random;
    private int exponent;
    private int kissFloor;
    private int burstRequests;
    private int burstAnswers;
    private int steady;
    private int missed;
    private int answeredSinceKiss;
    private int reach;
    private boolean reachable;
    private long askedNanos;
    private long nextNanos;

    PollSchedule(PollRange range, boolean burst, RandomGenerator random, long counterNanos) {
        this.range = range;
        this.random = random;
        this.exponent = range.shortest();
        this.kissFloor = range.shortest();
        this.burstRequests = burst ? BURST_REQUESTS : 0;
        this.nextNanos = counterNanos;
    }

    /// A request leaves now.
    void asked(long counterNanos) {
        reach = (reach << 1) & 0xFF;
        askedNanos = counterNanos;
        if (burstRequests > 0) {
            burstRequests--;
        }
        scheduleNext();
    }

    /// The last request brought no reading. Returns whether the server has just become unreachable.
    boolean missed() {
        missed++;
        steady = 0;
        if (missed == MISSED_TO_SHORTEN && exponent > range.shortest()) {
            exponent = range.shortest();
            scheduleNext();
        } else if (missed % MISSED_TO_GIVE_UP == 0) {
            exponent = Math.min(range.longest(), exponent + 1);
        }
        boolean lost = missed == MISSED_TO_GIVE_UP;
        reachable &= !lost;
        return lost;
    }

    /// What is missed next makes the server unreachable, however many requests it answered.
    void giveUpAtNextMiss() {
        missed = Math.max(missed, MISSED_TO_GIVE_UP - 1);
    }

    private void scheduleNext() {
        nextNanos = askedNanos + (burstRequests > 0 ? BURST_INTERVAL_NANOS : intervalNanos());
    }

    private long intervalNanos() {
        double seconds = Math.scalb(1.0, exponent());
        return (long) (seconds * 1e9 * (1 + VARIATION * (random.nextDouble() - 0.5)));
    }

    /// The last request brought a reading. Returns whether the server was not reachable before.
    ///
    /// @param surprise [SampleHistory#surprise()]
    boolean answered(double surprise) {
        boolean returned = !reachable;
        reachable = true;
        reach |= 1;
        missed = 0;
        if (burstRequests > 0 && ++burstAnswers >= BURST_ANSWERS) {
            burstRequests = 0;
        }
        forgive();
        adapt(surprise);
        scheduleNext();
        return returned;
    }

    private void forgive() {
        answeredSinceKiss++;
        if (answeredSinceKiss % ANSWERS_TO_FORGIVE == 0 && kissFloor > range.shortest()) {
            kissFloor--;
        }
    }

    private void adapt(double surprise) {
        if (surprise > SURPRISING) {
            steady = 0;
            exponent = Math.max(range.shortest(), exponent - 1);
        } else if (surprise <= STEADY) {
            steady++;
            if (steady >= STEADY_TO_LENGTHEN && burstRequests == 0) {
                steady = 0;
                exponent = Math.min(range.longest(), exponent + 1);
            }
        }
    }

    /// The server asked for fewer requests: at least twice the interval from now on.
    void slowDown() {
        kiss(Math.min(kissCeiling(), exponent() + 1));
    }

    /// The server refuses to serve: the longest interval, and not less than 1024 s, from now on.
    void backOff() {
        kiss(kissCeiling());
    }

    private int kissCeiling() {
        return Math.max(range.longest(), REFUSED_EXPONENT);
    }

    private void kiss(int floor) {
        kissFloor = floor;
        burstRequests = 0;
        answeredSinceKiss = 0;
        scheduleNext();
    }

    int exponent() {
        return Math.max(exponent, kissFloor);
    }

    long nextNanos() {
        return nextNanos;
    }

    /// One bit for each of the last eight requests, the latest lowest, set when it gave a reading.
    int reach() {
        return reach;
    }

    boolean hasFailed() {
        return missed >= MISSED_TO_GIVE_UP;
    }

    boolean isReachable() {
        return reachable;
    }
}
