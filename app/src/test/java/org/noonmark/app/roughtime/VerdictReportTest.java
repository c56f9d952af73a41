package org.noonmark.app.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.NonceChain;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

class VerdictReportTest {
    private static final Ed25519PrivateKey LONG_TERM = Ed25519PrivateKey.ofSeed(new byte[32]);
    private static final OnlineKey KEY =
            OnlineKey.delegated(LONG_TERM, Ed25519PrivateKey.ofSeed(new byte[32]), 0, 1L << 40);

    /// Responses of one server, each an hour earlier than the one before.
    private static List<ChainLink> backwards(int responses) {
        var links = new ArrayList<ChainLink>();
        var nonce = new byte[32];
        for (int i = 0; i < responses; i++) {
            var key = Optional.of(LONG_TERM.publicKey());
            var request = RoughtimeRequest.of(RoughtimeVersion.all(), key, nonce);
            var response = respond(request, 1_795_000_000L - 3600L * i);
            var random = i == 0 ? new byte[0] : new byte[32];
            links.add(new ChainLink(LONG_TERM.publicKey(), random, request, response));
            nonce = NonceChain.next(response, new byte[32]);
        }
        return links;
    }

    private static byte[] respond(byte[] request, long midpointSeconds) {
        var view = new RequestView();
        assertThat(view.check(request, 0, request.length, KEY.serverName()))
                .isEqualTo(RequestView.ACCEPTED);
        var batch = new ReplyBatch(1, RoughtimeVersion.all());
        batch.add(request, 0, request.length, view);
        batch.sign(KEY, midpointSeconds, 1);
        var reply = new byte[batch.replyBytes()];
        batch.write(0, reply, 0);
        return reply;
    }

    @Test
    void tellsTheFirstPairsAndHowManyMoreThereAre() {
        var few = VerdictReport.of(backwards(3));
        assertThat(few.verdict()).isEqualTo(VerdictReport.MALFEASANCE);
        assertThat(few.lines()).hasSize(3 + 3).noneMatch(line -> line.startsWith("and "));

        var many = VerdictReport.of(backwards(9));
        assertThat(many.lines()).hasSize(9 + 20 + 1);
        assertThat(many.lines().getLast()).isEqualTo("and 16 more such pairs");
    }
}
