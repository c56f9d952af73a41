package org.noonmark.wire.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.roughtime.CheckedResponse.Rejected;

/// What an attacker may send to a server or to a client.
class HostileBytesTest {
    private static final int HEADER = RoughtimePacket.HEADER_BYTES;

    private static int verdict(byte[] request) {
        return new RequestView().check(request, 0, request.length, Batch.KEY.serverName());
    }

    private static void assertRefused(byte[] request, RoughtimeReason reason) {
        assertThat(verdict(request)).isEqualTo(reason.code());
    }

    private static byte[] request() {
        return Batch.request(1, RoughtimeVersion.V1);
    }

    private static byte[] withInt(byte[] bytes, int at, int value) {
        LittleEndian.putInt(bytes, at, value);
        return bytes;
    }

    private static MessageWriter goodRequest() {
        var one = new byte[4];
        one[0] = 1;
        return new MessageWriter()
                .put(RoughtimeTag.VER, one)
                .put(RoughtimeTag.NONC, new byte[32])
                .put(RoughtimeTag.TYPE, 0)
                .put(RoughtimeTag.ZZZZ, new byte[900]);
    }

    @Test
    void refusesPacketsThatAreCutOrMislabelled() {
        assertRefused(new byte[0], RoughtimeReason.TRUNCATED);
        assertRefused(Arrays.copyOf(request(), 11), RoughtimeReason.TRUNCATED);
        assertRefused(Arrays.copyOf(request(), 1035), RoughtimeReason.WRONG_LENGTH);
        assertRefused(withInt(request(), 0, 0), RoughtimeReason.NO_MAGIC);
        assertRefused(withInt(request(), 8, -1), RoughtimeReason.WRONG_LENGTH);
        assertRefused(withInt(Arrays.copyOf(request(), 15), 8, 3), RoughtimeReason.TRUNCATED);
        assertRefused(withInt(Arrays.copyOf(request(), 17), 8, 5), RoughtimeReason.NOT_ALIGNED);
    }

    @Test
    void refusesTagCountsThatCannotBe() {
        assertRefused(withInt(request(), HEADER, 0), RoughtimeReason.WRONG_TAG_COUNT);
        assertRefused(withInt(request(), HEADER, -1), RoughtimeReason.WRONG_TAG_COUNT);
        assertRefused(withInt(request(), HEADER, 0x2000_0001), RoughtimeReason.WRONG_TAG_COUNT);
        var cut = withInt(withInt(Arrays.copyOf(request(), 28), 8, 16), HEADER, 5);
        assertRefused(cut, RoughtimeReason.TRUNCATED);
    }

    @Test
    void refusesOffsetsThatLeadAstray() {
        assertRefused(withInt(request(), HEADER + 4, 2), RoughtimeReason.NOT_ALIGNED);
        assertRefused(withInt(request(), HEADER + 4, -4), RoughtimeReason.WRONG_OFFSET);
        assertRefused(withInt(request(), HEADER + 4, 0x7fff_fffc), RoughtimeReason.WRONG_OFFSET);
        assertRefused(withInt(request(), HEADER + 8, 0), RoughtimeReason.WRONG_OFFSET);
        assertRefused(withInt(request(), HEADER + 16, 2048), RoughtimeReason.WRONG_OFFSET);
    }

    @Test
    void refusesTagsOutOfOrderAndTwice() {
        int tags = HEADER + 5 * 4;
        assertRefused(
                withInt(request(), tags, RoughtimeTag.ZZZZ), RoughtimeReason.TAGS_OUT_OF_ORDER);
        assertRefused(
                withInt(request(), tags + 4, RoughtimeTag.VER), RoughtimeReason.TAGS_OUT_OF_ORDER);
        assertRefused(withInt(request(), tags + 16, 0x4a), RoughtimeReason.TAGS_OUT_OF_ORDER);
    }

    @Test
    void refusesRequestsWithoutWhatHasToBeThere() {
        var noNonce =
                new MessageWriter()
                        .put(RoughtimeTag.VER, 1)
                        .put(RoughtimeTag.TYPE, 0)
                        .put(RoughtimeTag.ZZZZ, new byte[1000])
                        .toPacket();
        assertRefused(noNonce, RoughtimeReason.MISSING_TAG);
        assertRefused(
                goodRequest().put(RoughtimeTag.NONC, new byte[64]).toPacket(),
                RoughtimeReason.WRONG_VALUE_LENGTH);
        assertRefused(
                goodRequest().put(RoughtimeTag.TYPE, 1).toPacket(), RoughtimeReason.WRONG_TYPE);
        assertRefused(
                goodRequest().put(RoughtimeTag.TYPE, 0L).toPacket(),
                RoughtimeReason.WRONG_VALUE_LENGTH);
        assertThat(verdict(goodRequest().toPacket())).isEqualTo(RequestView.ACCEPTED);
    }

    @Test
    void refusesServerNamesOfOthers() {
        assertRefused(
                goodRequest()
                        .put(RoughtimeTag.SRV, ServerName.of(Batch.key(9).publicKey()))
                        .toPacket(),
                RoughtimeReason.OTHER_SERVER);
        assertRefused(
                goodRequest().put(RoughtimeTag.SRV, new byte[28]).toPacket(),
                RoughtimeReason.WRONG_VALUE_LENGTH);
    }

    @Test
    void refusesListsOfVersions() {
        assertRefused(
                goodRequest().put(RoughtimeTag.VER, new byte[0]).toPacket(),
                RoughtimeReason.WRONG_VERSION_LIST);
        assertRefused(
                goodRequest().put(RoughtimeTag.VER, new byte[8]).toPacket(),
                RoughtimeReason.WRONG_VERSION_LIST);
        assertRefused(
                goodRequest().put(RoughtimeTag.VER, ascending(33)).toPacket(),
                RoughtimeReason.WRONG_VERSION_LIST);
        assertThat(verdict(goodRequest().put(RoughtimeTag.VER, ascending(32)).toPacket())).isZero();
        assertRefused(
                goodRequest().put(RoughtimeTag.VER, 0xc000_0001).toPacket(),
                RoughtimeReason.VERSION_NOT_SUPPORTED);
    }

    private static byte[] ascending(int count) {
        var versions = new byte[4 * count];
        for (int i = 0; i < count; i++) {
            LittleEndian.putInt(versions, 4 * i, i + 1);
        }
        return versions;
    }

    @Test
    void readsRequestsInTheMiddleOfAnArray() {
        var padded = new byte[1100];
        System.arraycopy(request(), 0, padded, 33, 1036);
        assertThat(new RequestView().check(padded, 33, 33 + 1036, Batch.KEY.serverName())).isZero();
    }

    @Test
    void neverThrowsOnRandomBytes() {
        Property.forAll(Generators.bytes(1200), bytes -> assertThat(verdict(bytes)).isNotZero());
    }

    /// A response whose parts are changed before it is signed again, as a malicious server would.
    private static Rejected resigned(
            UnaryOperator<MessageWriter> root, UnaryOperator<MessageWriter> srep) {
        return resigned(root, srep, UnaryOperator.identity());
    }

    private static Rejected resigned(
            UnaryOperator<MessageWriter> root,
            UnaryOperator<MessageWriter> srep,
            UnaryOperator<MessageWriter> dele) {
        var request = request();
        var signed = srep.apply(signedPart(request)).toBytes();
        var delegated = dele.apply(delegatedPart()).toBytes();
        var context = SignatureContext.of(RoughtimeVersion.V1);
        var overResponse = context.beforeResponse(signed, 0, signed.length);
        var overDelegation = context.beforeDelegation(delegated, 0, delegated.length);
        var certificate =
                new MessageWriter()
                        .put(RoughtimeTag.DELE, delegated)
                        .put(RoughtimeTag.SIG, Batch.LONG_TERM.sign(overDelegation));
        var view = new MessageView();
        view.read(request, HEADER, request.length);
        var response =
                new MessageWriter()
                        .put(RoughtimeTag.SIG, Batch.ONLINE.sign(overResponse))
                        .put(RoughtimeTag.NONC, view.value(view.find(RoughtimeTag.NONC)))
                        .put(RoughtimeTag.TYPE, 1)
                        .put(RoughtimeTag.PATH, new byte[0])
                        .put(RoughtimeTag.SREP, signed)
                        .put(RoughtimeTag.CERT, certificate.toBytes())
                        .put(RoughtimeTag.INDX, 0);
        var packet = root.apply(response).toPacket();
        return switch (ResponseCheck.check(request, packet, Batch.LONG_TERM.publicKey())) {
            case Rejected rejected -> rejected;
            case CheckedResponse.Valid(var statement) ->
                    new Rejected(RoughtimeReason.ofCode(1), (int) statement.radiusSeconds());
        };
    }

    private static MessageWriter signedPart(byte[] request) {
        return new MessageWriter()
                .put(RoughtimeTag.VER, 1)
                .put(RoughtimeTag.RADI, 3)
                .put(RoughtimeTag.MIDP, Batch.MIDPOINT)
                .put(RoughtimeTag.VERS, 1)
                .put(RoughtimeTag.ROOT, MerkleTree.rootOf(request, 0, new byte[0], 0, 0));
    }

    private static MessageWriter delegatedPart() {
        return new MessageWriter()
                .put(RoughtimeTag.PUBK, Batch.ONLINE.publicKey().bytes())
                .put(RoughtimeTag.MINT, Batch.MIDPOINT)
                .put(RoughtimeTag.MAXT, Batch.MIDPOINT + 1);
    }

    private static void assertRefused(Rejected rejected, RoughtimeReason reason) {
        assertThat(rejected.reason()).isEqualTo(reason);
    }

    @Test
    void theUnchangedResponseIsGood() {
        assertThat(resigned(UnaryOperator.identity(), UnaryOperator.identity()))
                .isEqualTo(new Rejected(RoughtimeReason.TRUNCATED, 3));
    }

    @Test
    void refusesWrongPathsAndIndices() {
        UnaryOperator<MessageWriter> same = UnaryOperator.identity();
        assertRefused(
                resigned(root -> root.put(RoughtimeTag.INDX, 1), same), RoughtimeReason.WRONG_PATH);
        assertRefused(
                resigned(root -> root.put(RoughtimeTag.PATH, new byte[28]), same),
                RoughtimeReason.WRONG_PATH);
        assertRefused(
                resigned(root -> root.put(RoughtimeTag.PATH, new byte[33 * 32]), same),
                RoughtimeReason.WRONG_PATH);
        assertRefused(
                resigned(root -> root.put(RoughtimeTag.PATH, new byte[32 * 32]), same),
                RoughtimeReason.NOT_IN_TREE);
        assertRefused(
                resigned(
                        root -> root.put(RoughtimeTag.PATH, new byte[64]).put(RoughtimeTag.INDX, 4),
                        same),
                RoughtimeReason.WRONG_PATH);
    }

    @Test
    void refusesTypesVersionsAndTimes() {
        UnaryOperator<MessageWriter> same = UnaryOperator.identity();
        assertRefused(
                resigned(root -> root.put(RoughtimeTag.TYPE, 0), same), RoughtimeReason.WRONG_TYPE);
        assertRefused(
                resigned(same, srep -> srep.put(RoughtimeTag.VER, 2)),
                RoughtimeReason.VERSION_NOT_SUPPORTED);
        assertRefused(
                resigned(
                        same,
                        srep ->
                                srep.put(RoughtimeTag.VER, 0x8000_000c)
                                        .put(RoughtimeTag.VERS, 0x8000_000c)),
                RoughtimeReason.VERSION_NOT_SUPPORTED);
        assertRefused(
                resigned(same, srep -> srep.put(RoughtimeTag.VERS, new byte[8])),
                RoughtimeReason.WRONG_VERSION_LIST);
        assertRefused(
                resigned(same, srep -> srep.put(RoughtimeTag.RADI, 0)),
                RoughtimeReason.RADIUS_ZERO);
        assertRefused(
                resigned(same, srep -> srep.put(RoughtimeTag.MIDP, Batch.MIDPOINT + 2)),
                RoughtimeReason.OUTSIDE_DELEGATION);
        assertRefused(
                resigned(same, srep -> srep.put(RoughtimeTag.MIDP, Batch.MIDPOINT - 1)),
                RoughtimeReason.OUTSIDE_DELEGATION);
    }

    @Test
    void refusesDelegatedKeysThatAreNone() {
        UnaryOperator<MessageWriter> same = UnaryOperator.identity();
        assertRefused(
                resigned(same, same, dele -> dele.put(RoughtimeTag.PUBK, new byte[32])),
                RoughtimeReason.WRONG_KEY);
        assertRefused(
                resigned(same, same, dele -> dele.put(RoughtimeTag.MINT, 1)),
                RoughtimeReason.WRONG_VALUE_LENGTH);
        assertRefused(
                resigned(
                        same,
                        same,
                        dele -> dele.put(RoughtimeTag.PUBK, Batch.LONG_TERM.publicKey().bytes())),
                RoughtimeReason.RESPONSE_NOT_SIGNED);
    }

    @Test
    void truncatedResponsesAreRefusedAtEveryLength() {
        var batch = Batch.signed(2);
        var reply = batch.reply(0);
        for (int length = 0; length < reply.length; length++) {
            var cut = Arrays.copyOf(reply, length);
            assertThat(batch.check(0, cut)).isInstanceOf(Rejected.class);
            if (length >= HEADER) {
                LittleEndian.putInt(cut, 8, length - HEADER);
                assertThat(batch.check(0, cut)).isInstanceOf(Rejected.class);
            }
        }
    }
}
