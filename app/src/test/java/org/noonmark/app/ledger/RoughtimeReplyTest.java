package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.roughtime.RoughtimeReply.Checked;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// The verifier's own check of a reply says what the client's check says.
final class RoughtimeReplyTest {
    private static final SignedReplies SERVER = new SignedReplies(1);
    private static final byte[] NONCE = filled(7);

    private static byte[] filled(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static boolean agree(byte[] request, byte[] response, SignedReplies server) {
        var client = ResponseCheck.check(request, response, server.key.longTermKey());
        var verifier = RoughtimeReply.check(request, response, server.key.longTermKey().bytes());
        if (client instanceof CheckedResponse.Valid(var statement)) {
            assertThat(verifier).isInstanceOf(Checked.Signed.class);
            var reply = ((Checked.Signed) verifier).reply();
            assertThat(reply.earliestSeconds()).isEqualTo(statement.earliestSeconds());
            assertThat(reply.latestSeconds()).isEqualTo(statement.latestSeconds());
            return true;
        }
        assertThat(verifier).isInstanceOf(Checked.Refused.class);
        return false;
    }

    @Test
    void takesWhatOurServerSignsInBothVersionsAndAnyBatch() {
        for (var version : RoughtimeVersion.values()) {
            for (int others : new int[] {0, 1, 2, 7, 63}) {
                var request = SERVER.request(NONCE, version);
                var response = SERVER.reply(request, others);
                assertThat(agree(request, response, SERVER)).isTrue();
                assertThat(agree(request, response, new SignedReplies(3))).isFalse();
                var reply =
                        RoughtimeReply.check(request, response, SERVER.key.longTermKey().bytes());
                assertThat(((Checked.Signed) reply).reply())
                        .isEqualTo(
                                new RoughtimeReply(
                                        "07".repeat(32), 1_799_999_997L, 1_800_000_003L));
            }
        }
    }

    @Test
    void everyFlippedBitIsNoticedWhereTheClientNoticesIt() {
        var request = SERVER.request(NONCE, RoughtimeVersion.V1, RoughtimeVersion.DRAFT);
        var response = SERVER.reply(request, 2);
        for (int at = 0; at < response.length; at++) {
            var spoilt = response.clone();
            spoilt[at] ^= (byte) (1 << at % 8);
            agree(request, spoilt, SERVER);
        }
        for (int at = 0; at < 100; at++) {
            var spoilt = request.clone();
            spoilt[at] ^= (byte) (1 << at % 8);
            assertThat(agree(spoilt, response, SERVER)).isFalse();
        }
    }

    @Test
    void agreesWithTheClientOnAnyBytes() {
        var request = SERVER.request(NONCE, RoughtimeVersion.V1);
        Property.forAll(
                2_000,
                Generators.mutated(List.of(SERVER.reply(request, 0), SERVER.reply(request, 5))),
                bytes -> agree(request, bytes, SERVER));
        Property.forAll(
                500,
                Generators.bytes(80),
                key ->
                        assertThat(RoughtimeReply.check(request, SERVER.reply(request, 0), key))
                                .isInstanceOf(Checked.Refused.class));
    }
}
