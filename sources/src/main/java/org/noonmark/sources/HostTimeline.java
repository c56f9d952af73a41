package org.noonmark.sources;

import java.util.OptionalLong;

/// Where CLOCK_REALTIME and the local counter lately stood together, so that a moment that another
/// program noted by the host's clock can be found on the counter.
///
/// When the host's clock is set, everything before is forgotten: a time noted then would be found
/// at the wrong place.
final class HostTimeline {
    private static final int SIZE = 1024;
    private static final long SPACING_NANOS = 1_000_000_000L;

    /// What steering moves the clock in a second is below 0.5 ms; a pause may have been longer.
    private static final double MAX_RATE = 1e-3;

    private static final long MAX_JITTER_NANOS = 50_000;
    private static final long AHEAD_NANOS = 2_000_000_000L;

    private final long[] counters = new long[SIZE];
    private final long[] realtimes = new long[SIZE];
    private int count;

    /// Takes two reads of the same moment.
    void add(long counterNanos, long realtimeNanos) {
        if (count > 0) {
            long elapsed = counterNanos - counters[latest()];
            long moved = realtimeNanos - realtimes[latest()] - elapsed;
            if (Math.abs(moved) > MAX_JITTER_NANOS + MAX_RATE * elapsed) {
                count = 0;
            } else if (count > 1 && counterNanos - counters[index(count - 2)] < SPACING_NANOS) {
                count--;
            }
        }
        int slot = index(count);
        counters[slot] = counterNanos;
        realtimes[slot] = realtimeNanos;
        count++;
    }

    private int latest() {
        return index(count - 1);
    }

    private static int index(int number) {
        return number % SIZE;
    }

    /// The counter when the host's clock showed `realtimeNanos`; nothing for a time before the
    /// memory begins, or more than 2 s ahead.
    OptionalLong counterAt(long realtimeNanos) {
        if (count == 0) {
            return OptionalLong.empty();
        }
        long ahead = realtimeNanos - realtimes[latest()];
        if (ahead >= 0) {
            return ahead > AHEAD_NANOS
                    ? OptionalLong.empty()
                    : OptionalLong.of(counters[latest()] + ahead);
        }
        int oldest = Math.max(0, count - SIZE);
        for (int i = count - 2; i >= oldest; i--) {
            long before = realtimes[index(i)];
            if (before <= realtimeNanos) {
                return OptionalLong.of(between(i, realtimeNanos - before));
            }
        }
        return OptionalLong.empty();
    }

    private long between(int i, long sinceBefore) {
        long realtime = realtimes[index(i + 1)] - realtimes[index(i)];
        long counter = counters[index(i + 1)] - counters[index(i)];
        double correction = (double) sinceBefore / realtime * (counter - realtime);
        return counters[index(i)] + sinceBefore + Math.round(correction);
    }
}
