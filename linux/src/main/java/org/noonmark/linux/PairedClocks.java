package org.noonmark.linux;

/// Carries kernel timestamps, which are CLOCK_REALTIME, over to the local counter without trusting
/// CLOCK_REALTIME further than the moment between the stamp and now.
///
/// [#pairedAt] is told what both clocks say now; [#counterOf] then answers for stamps taken before.
/// A stamp is distrusted, and the counter of the pairing used in its place, when it lies in the
/// future, is older than a second, or when realtime moved against the counter by more than 1 ms
/// since the last pairing: somebody set the clock in between. Owned by one thread.
///
/// Hot path: allocates nothing.
public final class PairedClocks {
    /// What realtime may move against the counter between pairings.
    public static final long MAX_MOVE_NANOS = 1_000_000;

    public static final long MAX_AGE_NANOS = 1_000_000_000;

    /// Three reads take some 0.1 µs; more than this, and something came between them.
    private static final long MAX_PAIRING_NANOS = 5_000;

    private static final int MAX_TRIES = 5;

    private long counterNanos;
    private long realtimeNanos;
    private boolean everPaired;
    private boolean steady;
    private long distrusted;

    /// Not paired yet: every stamp gives counter 0 until [#pair] or [#pairedAt].
    public PairedClocks() {}

    /// Reads both clocks, again when the thread was interrupted between the reads.
    public void pair(HostClocks clocks) {
        long before;
        long realtime;
        long after;
        int tries = 0;
        do {
            before = clocks.counterNanos();
            realtime = clocks.realtimeNanos();
            after = clocks.counterNanos();
            tries++;
        } while (after - before > MAX_PAIRING_NANOS && tries < MAX_TRIES);
        pairedAt(before + (after - before) / 2, realtime);
    }

    /// Takes two reads of the same moment.
    public void pairedAt(long newCounterNanos, long newRealtimeNanos) {
        long moved = (newRealtimeNanos - realtimeNanos) - (newCounterNanos - counterNanos);
        steady = !everPaired || (moved <= MAX_MOVE_NANOS && moved >= -MAX_MOVE_NANOS);
        everPaired = true;
        counterNanos = newCounterNanos;
        realtimeNanos = newRealtimeNanos;
    }

    /// Whether a kernel stamp can be carried over; where a stamp is only a refinement, one that
    /// cannot is better left out than replaced by the counter of the pairing.
    public boolean isTrusted(long stampRealtimeNanos) {
        long age = realtimeNanos - stampRealtimeNanos;
        return steady && stampRealtimeNanos != 0 && age >= 0 && age <= MAX_AGE_NANOS;
    }

    /// The local counter at the moment of a kernel stamp; 0 means that there is no stamp and gives
    /// the counter of the pairing, uncounted.
    public long counterOf(long stampRealtimeNanos) {
        if (stampRealtimeNanos == 0) {
            return counterNanos;
        }
        long age = realtimeNanos - stampRealtimeNanos;
        if (!isTrusted(stampRealtimeNanos)) {
            distrusted++;
            return counterNanos;
        }
        return counterNanos - age;
    }

    /// Whether realtime moved with the counter, within [#MAX_MOVE_NANOS], since the pairing before.
    public boolean isSteady() {
        return steady;
    }

    /// The counter at the last pairing.
    public long counterNanos() {
        return counterNanos;
    }

    /// How many stamps were not used.
    public long distrustedCount() {
        return distrusted;
    }
}
