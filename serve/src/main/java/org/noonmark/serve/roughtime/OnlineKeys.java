package org.noonmark.serve.roughtime;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.KeyChanged.Change;
import org.noonmark.events.EventSink;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.roughtime.OnlineKey;

/// Makes online keys and has the long-term key delegate to them around the time that is served. May
/// be used from any thread.
final class OnlineKeys {
    private final Ed25519PrivateKey longTerm;
    private final RandomGenerator random;
    private final long seconds;
    private final RoughtimeCounters counters;
    private final EventSink events;
    private volatile @Nullable OnlineKey current;

    /// @param seconds for how long a key may sign
    OnlineKeys(
            Ed25519PrivateKey longTerm,
            RandomGenerator random,
            long seconds,
            RoughtimeCounters counters,
            EventSink events) {
        this.longTerm = longTerm;
        this.random = random;
        this.seconds = seconds;
        this.counters = counters;
        this.events = events;
    }

    /// A key that may sign for this midpoint. A new one is made when less than a quarter of its
    /// time is left, or when standard time was somewhere else.
    OnlineKey at(long midpointSeconds) {
        var key = current;
        return key != null && isFresh(key, midpointSeconds) ? key : renew(midpointSeconds);
    }

    private boolean isFresh(OnlineKey key, long midpointSeconds) {
        return key.delegation().covers(midpointSeconds)
                && key.delegation().maxSeconds() - midpointSeconds > seconds / 4;
    }

    private synchronized OnlineKey renew(long midpointSeconds) {
        var key = current;
        if (key != null && isFresh(key, midpointSeconds)) {
            return key;
        }
        var renewed =
                OnlineKey.delegated(
                        longTerm,
                        Ed25519PrivateKey.generate(random),
                        Math.max(0, midpointSeconds - seconds / 2),
                        midpointSeconds + seconds / 2);
        counters.delegation();
        // Few a day: the next one follows when a quarter of this one's time is left.
        var delegation = renewed.delegation();
        events.publish(
                KeyChanged.of(
                        KeyChanged.Use.ROUGHTIME_DELEGATION,
                        Change.NEW,
                        delegation.publicKey().toBase64(),
                        Optional.of(UtcInstant.ofPosix(delegation.maxSeconds(), 0))));
        current = renewed;
        return renewed;
    }
}
