package org.noonmark.serve;

/// Foretells when each reply of a batch leaves. The transmit timestamps of a batch are written
/// before one system call sends them all, so the last reply leaves as much later as the others
/// take; what one takes is learnt from the batches before. Owned by one thread.
///
/// Hot path: allocates nothing.
final class SendPace {
    /// More than this for one reply is a preempted thread, not a slow network stack.
    private static final long MAX_NANOS = 20_000;

    private static final long FIRST_GUESS_NANOS = 2_000;
    private static final int SMOOTHING_SHIFT = 3;

    private long perReplyNanos = FIRST_GUESS_NANOS;

    /// How long after the start of the call the reply at this place leaves: when those before it
    /// are gone. Nothing is added for its own way through the kernel, so that on a short path no
    /// client receives a reply before its transmit timestamp.
    long untilDeparture(int place) {
        return perReplyNanos * place;
    }

    /// Learns from a call that sent `replies` in `nanos`.
    void took(long nanos, int replies) {
        long each = nanos / replies;
        if (each <= MAX_NANOS) {
            perReplyNanos += (each - perReplyNanos) >> SMOOTHING_SHIFT;
        }
    }
}
