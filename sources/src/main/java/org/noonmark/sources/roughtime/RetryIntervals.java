package org.noonmark.sources.roughtime;

import java.util.concurrent.ConcurrentHashMap;

/// When servers that do not answer may be asked again: ever later, and only a signed response makes
/// it soon again (RFC 10049 section 5). Safe from any thread.
final class RetryIntervals {
    private static final double FACTOR = 1.5;
    private static final double LONGEST_SECONDS = 86_400;

    private final ConcurrentHashMap<RoughtimePeer, Failed> failed = new ConcurrentHashMap<>();

    /// @param tries requests without a response since the last one with one
    private record Failed(int tries, long counterNanos) {}

    /// How long the server must be left alone yet, in seconds; 0 when it may be asked.
    double secondsLeft(RoughtimePeer peer, long counterNanos) {
        var last = failed.get(peer);
        return last == null
                ? 0
                : Math.max(0, interval(last.tries) - (counterNanos - last.counterNanos) * 1e-9);
    }

    private static double interval(int tries) {
        return Math.min(LONGEST_SECONDS, Math.pow(FACTOR, tries));
    }

    /// Whether it was asked in vain since its last response.
    boolean isFailing(RoughtimePeer peer) {
        return failed.containsKey(peer);
    }

    /// No valid response came.
    ///
    /// @param tries how many requests were sent
    void failed(RoughtimePeer peer, int tries, long counterNanos) {
        failed.merge(
                peer,
                new Failed(tries, counterNanos),
                (before, now) ->
                        new Failed(Math.min(1000, before.tries + now.tries), counterNanos));
    }

    /// A valid response came.
    void answered(RoughtimePeer peer) {
        failed.remove(peer);
    }
}
