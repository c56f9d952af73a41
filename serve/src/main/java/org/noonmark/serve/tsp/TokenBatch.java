package org.noonmark.serve.tsp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent.TimestampsIssued;
import org.noonmark.events.EventSink;
import org.noonmark.time.UtcInstant;

/// Gathers the hashes of tokens and offers them to the ledger together, so that a busy authority
/// publishes few events (decision 0117). Safe from any thread.
final class TokenBatch {
    /// The most in one event: 64 KiB of digits.
    static final int MOST = 1024;

    private final EventSink events;
    private final TimestampCounters counters;
    private final List<byte[]> hashes = new ArrayList<>();
    private @Nullable UtcInstant first;
    private @Nullable UtcInstant last;

    TokenBatch(EventSink events, TimestampCounters counters) {
        this.events = events;
        this.counters = counters;
    }

    /// Takes a token in; when that fills the batch, it is published at once.
    synchronized void add(byte[] token, UtcInstant genTime) {
        hashes.add(MerkleRoot.sha256().digest(token));
        first = first == null || genTime.compareTo(first) < 0 ? genTime : first;
        last = last == null || last.compareTo(genTime) < 0 ? genTime : last;
        if (hashes.size() >= MOST) {
            publish();
        }
    }

    /// Publishes what was gathered; nothing when nothing was.
    synchronized void publish() {
        var from = first;
        var to = last;
        if (from == null || to == null) {
            return;
        }
        var hex = HexFormat.of();
        var digits = new StringBuilder(hashes.size() * 64);
        hashes.forEach(hash -> hex.formatHex(digits, hash));
        var event =
                new TimestampsIssued(
                        hashes.size(),
                        hex.formatHex(MerkleRoot.of(hashes)),
                        digits.toString(),
                        from,
                        to);
        // Before it is published: if that fails, what was gathered must not grow for ever.
        hashes.clear();
        first = null;
        last = null;
        events.publish(event);
        counters.batch();
    }
}
