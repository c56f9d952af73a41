package org.noonmark.wire.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.roughtime.CheckedResponse.Rejected;
import org.noonmark.wire.roughtime.CheckedResponse.Valid;

class ReplyBatchTest {
    @Test
    void everyRequestOfEveryBatchGetsAProof() {
        for (int count : new int[] {1, 2, 3, 4, 5, 17, 64}) {
            var batch = Batch.signed(count);
            for (int i = 0; i < count; i++) {
                var expected = i % 2 == 0 ? RoughtimeVersion.V1 : RoughtimeVersion.DRAFT;
                assertThat(batch.check(i, batch.reply(i)))
                        .isInstanceOfSatisfying(
                                Valid.class,
                                valid -> {
                                    var statement = valid.statement();
                                    assertThat(statement.version()).isEqualTo(expected);
                                    assertThat(statement.midpointSeconds())
                                            .isEqualTo(Batch.MIDPOINT);
                                    assertThat(statement.radiusSeconds()).isEqualTo(3);
                                    assertThat(statement.delegation())
                                            .isEqualTo(Batch.KEY.delegation());
                                });
            }
        }
    }

    @Test
    void aProofIsGoodForItsOwnRequestOnly() {
        var batch = Batch.signed(3);
        assertThat(batch.check(0, batch.reply(2)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo(RoughtimeReason.OTHER_NONCE));
    }

    @Test
    void answersInTheNewestVersionThatBothSpeak() {
        var batch = new Batch();
        batch.add(Batch.request(1, RoughtimeVersion.DRAFT, RoughtimeVersion.V1));
        batch.replies.sign(Batch.KEY, Batch.MIDPOINT, 3);
        assertThat(batch.check(0, batch.reply(0)))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid ->
                                assertThat(valid.statement().version())
                                        .isEqualTo(RoughtimeVersion.V1));
    }

    @Test
    void noReplyIsLongerThanTheShortestRequest() {
        assertThat(Batch.signed(64).replies.replyBytes() + Grease.MAX_GROWTH_BYTES)
                .isLessThan(RoughtimePacket.MIN_DATAGRAM_BYTES - RoughtimePacket.HEADER_BYTES);
    }

    @Test
    void isUsedAgainAfterClear() {
        var batch = Batch.signed(5);
        batch.replies.clear();
        batch.requests.clear();
        batch.add(Batch.request(9, RoughtimeVersion.V1));
        batch.replies.sign(Batch.KEY, Batch.MIDPOINT + 1, 4);
        assertThat(batch.check(0, batch.reply(0))).isInstanceOf(Valid.class);
        assertThat(batch.replies.replyBytes()).isEqualTo(420);
    }

    @Test
    void signsNothingThatTheDelegationDoesNotCover() {
        var batch = new Batch();
        batch.add(Batch.request(1, RoughtimeVersion.V1));
        assertThatThrownBy(() -> batch.replies.sign(Batch.KEY, Batch.MIDPOINT + 3601, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.replies.sign(Batch.KEY, Batch.MIDPOINT, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyFlippedBitOfWhatCountsMakesItWorthless() {
        var batch = Batch.signed(3);
        var good = batch.reply(1);
        Property.forAll(
                2000,
                Generators.ints(0, good.length * 8 - 1),
                bit -> {
                    var bad = good.clone();
                    bad[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThat(batch.check(1, bad)).isInstanceOf(Rejected.class);
                });
    }

    @Test
    void anyFlippedBitOfTheRequestMakesItWorthless() {
        var batch = Batch.signed(2);
        var reply = batch.reply(0);
        Property.forAll(
                500,
                Generators.ints(0, 1036 * 8 - 1),
                bit -> {
                    var request = batch.requests.getFirst().clone();
                    request[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThat(ResponseCheck.check(request, reply, Batch.LONG_TERM.publicKey()))
                            .isInstanceOf(Rejected.class);
                });
    }

    @Test
    void allocatesNothingButForTheSignature() {
        var batch = Batch.signed(8);
        var view = new RequestView();
        var into = new byte[2048];
        var request = batch.requests.getFirst();
        long bytes =
                AllocatedBytes.steady(
                        20_000,
                        () -> {
                            batch.replies.clear();
                            view.check(request, 0, request.length, Batch.KEY.serverName());
                            batch.replies.add(request, 0, request.length, view);
                        });
        assertThat(bytes).isZero();
        batch.replies.sign(Batch.KEY, Batch.MIDPOINT, 3);
        assertThat(AllocatedBytes.steady(20_000, () -> batch.replies.write(0, into, 0))).isZero();
    }

    @Test
    void greaseIsRefusedUnlessItOnlyAddsATag() {
        var batch = Batch.signed(3);
        var buffer = new byte[2048];
        for (var grease : Grease.values()) {
            int length = grease.spoil(buffer, 7, batch.replies.write(1, buffer, 7));
            var reply = java.util.Arrays.copyOfRange(buffer, 7, 7 + length);
            var checked = batch.check(1, reply);
            assertThat(checked instanceof Valid).isEqualTo(grease == Grease.UNKNOWN_TAG);
        }
        assertThat(List.of(Grease.values())).hasSize(4);
    }
}
