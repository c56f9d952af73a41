package org.noonmark.serve.roughtime;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.roughtime.Grease;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimePacket;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// Decides what becomes of requests, and makes the responses: [#begin], [#add] for each request,
/// [#sign], [#write] for each that was added. No sockets. Belongs to one thread at a time.
///
/// Hot path: each request allocates nothing; each batch what its time and signature need.
final class RoughtimeResponder {
    /// Requests that one signature is for, at most.
    static final int BATCH = 64;

    /// The request gets no response.
    static final int NO_REPLY = -1;

    private static final Grease[] GREASE = Grease.values();

    private final RoughtimeServerConfig config;
    private final OnlineKeys keys;
    private final RoughtimeCounters counters;
    private final ReplyBatch batch = new ReplyBatch(BATCH, RoughtimeVersion.all());
    private final RequestView view = new RequestView();
    private final int[] requestBytes = new int[BATCH];
    private int longestBytes;
    private final SplittableRandom random;
    private @Nullable OnlineKey key;
    private long midpointSeconds;
    private int radiusSeconds;
    private RoughtimeOutcome refusal = RoughtimeOutcome.TIME_NOT_USABLE;

    /// @param seed of which response is greased
    RoughtimeResponder(
            RoughtimeServerConfig config, OnlineKeys keys, RoughtimeCounters counters, long seed) {
        this.config = config;
        this.keys = keys;
        this.counters = counters;
        this.random = new SplittableRandom(seed);
    }

    RoughtimeCounters counters() {
        return counters;
    }

    /// Begins a batch at a moment of the local counter: all of it gets this time.
    void begin(Snapshot snapshot, long counterNanos) {
        batch.clear();
        longestBytes = 0;
        key = null;
        if (!snapshot.state().isUsable()) {
            refusal = RoughtimeOutcome.TIME_NOT_USABLE;
            return;
        }
        if (snapshot.halfWidthSecondsAt(counterNanos) > config.largestRadiusSeconds()) {
            refusal = RoughtimeOutcome.INTERVAL_TOO_WIDE;
            return;
        }
        var time = StatedTime.of(snapshot, counterNanos);
        if (time.midpointSeconds() < 0) {
            refusal = RoughtimeOutcome.TIME_NOT_USABLE;
            return;
        }
        if (time.radiusSeconds() > config.largestRadiusSeconds()) {
            refusal = RoughtimeOutcome.INTERVAL_TOO_WIDE;
            return;
        }
        midpointSeconds = time.midpointSeconds();
        radiusSeconds = (int) time.radiusSeconds();
        key = keys.at(midpointSeconds);
    }

    /// Takes the request that fills `bytes` from `from` to `to`; returns its index in the batch, or
    /// [#NO_REPLY], which is counted.
    ///
    /// @param shortest bytes that a request has to have, so that nobody is flooded
    int add(byte[] bytes, int from, int to, int shortest) {
        var online = key;
        if (to - from < shortest) {
            return refuse(RoughtimeOutcome.TOO_SHORT);
        }
        if (to - from > RoughtimePacket.MAX_BYTES) {
            return refuse(RoughtimeOutcome.TOO_LONG);
        }
        if (online == null) {
            return refuse(refusal);
        }
        int verdict = view.check(bytes, from, to, online.serverName());
        if (verdict != RequestView.ACCEPTED) {
            counters.refused(verdict);
            return NO_REPLY;
        }
        int index = batch.add(bytes, from, to - from, view);
        requestBytes[index] = to - from;
        longestBytes = Math.max(longestBytes, to - from);
        return index;
    }

    private int refuse(RoughtimeOutcome outcome) {
        counters.add(outcome, 1);
        return NO_REPLY;
    }

    /// Signs what was added; nothing when nobody's request has room for a response.
    void sign() {
        var online = key;
        if (batch.count() > 0 && online != null && hasRoomFor(longestBytes)) {
            batch.sign(online, midpointSeconds, radiusSeconds);
            counters.batch();
        }
    }

    /// Writes the response to an added request; returns its length, or [#NO_REPLY] when it would be
    /// longer than the request.
    int write(int index, byte[] into, int at) {
        if (!hasRoomFor(requestBytes[index])) {
            return refuse(RoughtimeOutcome.REPLY_TOO_LONG);
        }
        int length = batch.write(index, into, at);
        if (config.greaseInterval() > 0 && random.nextInt(config.greaseInterval()) == 0) {
            counters.add(RoughtimeOutcome.GREASED, 1);
            return GREASE[random.nextInt(GREASE.length)].spoil(into, at, length);
        }
        counters.add(RoughtimeOutcome.ANSWERED, 1);
        return length;
    }

    private boolean hasRoomFor(int requestBytes) {
        return batch.replyBytes() + Grease.MAX_GROWTH_BYTES <= requestBytes;
    }
}
