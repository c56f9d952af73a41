package org.noonmark.sources.roughtime;

import java.util.Arrays;
import java.util.List;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// A server that states true time plus an error of its own.
final class TestServer {
    private final Ed25519PrivateKey longTerm;
    private final OnlineKey key;
    private final long errorSeconds;
    private final int radiusSeconds;
    final RoughtimePeer peer;

    TestServer(String name, String party, long errorSeconds, int radiusSeconds) {
        var seed = Arrays.copyOf(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), 32);
        this.longTerm = Ed25519PrivateKey.ofSeed(seed);
        seed[31] = 1;
        this.key = OnlineKey.delegated(longTerm, Ed25519PrivateKey.ofSeed(seed), 0, 1L << 40);
        this.errorSeconds = errorSeconds;
        this.radiusSeconds = radiusSeconds;
        this.peer =
                new RoughtimePeer(
                        name,
                        party,
                        longTerm.publicKey(),
                        List.of(
                                new RoughtimeAddress(
                                        RoughtimeAddress.Transport.UDP, name + ".example", 2002)));
    }

    /// The response to a request when it is this late in UTC.
    byte[] respond(byte[] request, long utcSeconds) {
        return respondFor(this, request, utcSeconds);
    }

    /// What this server makes of a request to another.
    byte[] respondFor(TestServer asked, byte[] request, long utcSeconds) {
        var view = new RequestView();
        int verdict = view.check(request, 0, request.length, asked.key.serverName());
        if (verdict != RequestView.ACCEPTED) {
            throw new AssertionError("refused: " + verdict);
        }
        var batch = new ReplyBatch(1, RoughtimeVersion.all());
        batch.add(request, 0, request.length, view);
        batch.sign(key, utcSeconds + errorSeconds, radiusSeconds);
        var reply = new byte[batch.replyBytes()];
        batch.write(0, reply, 0);
        return reply;
    }
}
