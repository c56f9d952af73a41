package org.noonmark.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.wire.roughtime.Grease;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// Good requests and responses of Roughtime.
final class RoughtimeVectors {
    static final OnlineKey KEY =
            OnlineKey.delegated(
                    Ed25519PrivateKey.ofSeed(new byte[32]),
                    Ed25519PrivateKey.ofSeed(filled(1)),
                    1_700_000_000L,
                    1_900_000_000L);

    static final List<byte[]> REQUESTS =
            List.of(
                    request(3, Optional.empty(), RoughtimeVersion.V1),
                    request(4, Optional.of(KEY), RoughtimeVersion.DRAFT),
                    request(5, Optional.of(KEY), RoughtimeVersion.V1, RoughtimeVersion.DRAFT));

    private RoughtimeVectors() {}

    private static byte[] filled(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] request(
            int nonce, Optional<OnlineKey> key, RoughtimeVersion... versions) {
        return RoughtimeRequest.of(
                List.of(versions), key.map(OnlineKey::longTermKey), filled(nonce));
    }

    /// The response to the first of [#REQUESTS] as it is, and greased in every way.
    static List<byte[]> responses() {
        var batch = new ReplyBatch(4, RoughtimeVersion.all());
        var view = new RequestView();
        for (var request : REQUESTS) {
            Fuzz.same(view.check(request, 0, request.length, KEY.serverName()), 0);
            batch.add(request, 0, request.length, view);
        }
        batch.sign(KEY, 1_800_000_000L, 3);
        var responses = new ArrayList<byte[]>();
        var buffer = new byte[2048];
        responses.add(Arrays.copyOf(written(batch, buffer), batch.replyBytes()));
        for (var grease : Grease.values()) {
            int length = grease.spoil(written(batch, buffer), 0, batch.replyBytes());
            responses.add(Arrays.copyOf(buffer, length));
        }
        return responses;
    }

    private static byte[] written(ReplyBatch batch, byte[] buffer) {
        batch.write(0, buffer, 0);
        return buffer;
    }
}
