package org.noonmark.sources.start;

import org.noonmark.sources.roughtime.ChainResult.Agreement;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// What the Roughtime servers agreed on, carried on by the local counter.
///
/// The interval grows by 500 ppm of the counter, as while the chain was measured: more than any
/// working oscillator is off. It ends after a day, and with any sleep of the machine, for which the
/// counter stands still.
///
/// @param suspendedNanos for how long the machine had slept when it was measured
record AgreedTime(Agreement agreement, long suspendedNanos) {
    /// No local counter is wrong by more.
    static final double COUNTER_TOLERANCE = 500e-6;

    /// A virtual machine that was stopped and went on shows no sleep; so nothing is carried longer.
    static final long LONGEST_NANOS = 86_400L * 1_000_000_000L;

    /// Reading two clocks one after the other looks like a sleep that is shorter.
    static final long SLEEP_NANOS = 10_000_000L;

    boolean hasSlept(Moment now) {
        return now.suspendedNanos() - suspendedNanos > SLEEP_NANOS;
    }

    boolean isOld(Moment now) {
        return now.counterNanos() - agreement.counterNanos() > LONGEST_NANOS;
    }

    boolean holds(Moment now) {
        return !hasSlept(now) && !isOld(now);
    }

    /// True time now, unless half of the parties lied.
    TimeInterval at(Moment now) {
        long elapsed = Math.max(0, now.counterNanos() - agreement.counterNanos());
        return agreement
                .tai()
                .plus(TimeDelta.ofNanos(elapsed))
                .widened(TimeDelta.fromSeconds(elapsed * 1e-9 * COUNTER_TOLERANCE));
    }
}
