package org.noonmark.app.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// A Roughtime server without sockets, for tests.
public final class SignedReplies {
    /// When everything is signed unless a test says otherwise, POSIX seconds.
    public static final long MIDPOINT = 1_800_000_000L;

    /// Seconds.
    public static final int RADIUS = 3;

    public final OnlineKey key;

    /// The server with this secret.
    public SignedReplies(int seed) {
        this.key =
                OnlineKey.delegated(
                        secret(seed), secret(seed + 1), MIDPOINT - 86_400, MIDPOINT + 86_400);
    }

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    /// What a client asks.
    public byte[] request(byte[] nonce, RoughtimeVersion... versions) {
        return RoughtimeRequest.of(List.of(versions), Optional.of(key.longTermKey()), nonce);
    }

    /// The reply to `request`, in a batch behind so many others.
    byte[] reply(byte[] request, int others) {
        return reply(request, others, MIDPOINT);
    }

    /// The reply to `request`, signed at a time of one's own.
    public byte[] reply(byte[] request, int others, long midpoint) {
        var batch = new ReplyBatch(64, RoughtimeVersion.all());
        var view = new RequestView();
        for (int i = 0; i < others; i++) {
            add(batch, view, request(new byte[32], RoughtimeVersion.V1));
        }
        add(batch, view, request);
        batch.sign(key, midpoint, RADIUS);
        var reply = new byte[batch.replyBytes()];
        batch.write(others, reply, 0);
        return reply;
    }

    private void add(ReplyBatch batch, RequestView view, byte[] request) {
        if (view.check(request, 0, request.length, key.serverName()) != RequestView.ACCEPTED) {
            throw new AssertionError("must be a good request");
        }
        batch.add(request, 0, request.length, view);
    }

    /// What a client makes of the server's answer to this nonce.
    public ChainAnswer answer(String name, byte[] nonce) {
        var request = request(nonce, RoughtimeVersion.V1, RoughtimeVersion.DRAFT);
        var link = new ChainLink(key.longTermKey(), new byte[0], request, reply(request, 2));
        var address = new RoughtimeAddress(RoughtimeAddress.Transport.UDP, "192.0.2.1", 5319);
        var peer = new RoughtimePeer(name, name, key.longTermKey(), List.of(address));
        return switch (link.check()) {
            case CheckedResponse.Valid(var statement) ->
                    new ChainAnswer(peer, statement, link, 0, 1);
            case CheckedResponse.Rejected rejected -> throw new AssertionError(rejected);
        };
    }
}
