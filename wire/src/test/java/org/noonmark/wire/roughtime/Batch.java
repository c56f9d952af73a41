package org.noonmark.wire.roughtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.signing.Ed25519PrivateKey;

/// A server's batch with its requests, for tests.
final class Batch {
    static final long MIDPOINT = 1_800_000_000L;
    static final Ed25519PrivateKey LONG_TERM = key(1);
    static final Ed25519PrivateKey ONLINE = key(2);
    static final OnlineKey KEY =
            OnlineKey.delegated(LONG_TERM, ONLINE, MIDPOINT - 3600, MIDPOINT + 3600);

    final List<byte[]> requests = new ArrayList<>();
    final ReplyBatch replies = new ReplyBatch(64, RoughtimeVersion.all());

    private final RequestView view = new RequestView();

    static Ed25519PrivateKey key(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    static byte[] request(long seed, RoughtimeVersion... versions) {
        var nonce = new byte[32];
        new SplittableRandom(seed).nextBytes(nonce);
        return RoughtimeRequest.of(List.of(versions), Optional.of(LONG_TERM.publicKey()), nonce);
    }

    /// A signed batch of as many requests, in turn of version 1 and of the draft.
    static Batch signed(int count) {
        var batch = new Batch();
        for (int i = 0; i < count; i++) {
            batch.add(request(i, i % 2 == 0 ? RoughtimeVersion.V1 : RoughtimeVersion.DRAFT));
        }
        batch.replies.sign(KEY, MIDPOINT, 3);
        return batch;
    }

    void add(byte[] request) {
        int verdict = view.check(request, 0, request.length, KEY.serverName());
        if (verdict != RequestView.ACCEPTED) {
            throw new AssertionError(RoughtimeReason.ofCode(verdict));
        }
        replies.add(request, 0, request.length, view);
        requests.add(request);
    }

    byte[] reply(int index) {
        var reply = new byte[replies.replyBytes()];
        replies.write(index, reply, 0);
        return reply;
    }

    CheckedResponse check(int index, byte[] reply) {
        return ResponseCheck.check(requests.get(index), reply, LONG_TERM.publicKey());
    }
}
