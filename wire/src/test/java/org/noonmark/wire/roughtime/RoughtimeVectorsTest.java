package org.noonmark.wire.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.wire.roughtime.Causality.Contradiction;

class RoughtimeVectorsTest {
    private static final String APPENDIX_B = "rfc10049-appendix-b.json";
    private static final String NORMATIVE = "rfc10049-v1-normative-chain.json";
    private static final String CAPTURES = "roughtime-captures/";
    private static final String INT08H = "AW5uAoTSTDfG5NfY1bTh08GUnOqlRb+HVhbJ3ODJvsE=";

    @Test
    void believesTheResponsesOfAppendixB() {
        var statements =
                RoughtimeVectors.report(APPENDIX_B).stream()
                        .map(RoughtimeVectors::statement)
                        .toList();

        assertThat(statements)
                .extracting(RoughtimeStatement::midpointSeconds)
                .containsExactly(1_773_685_571L, 1_773_599_171L, 1_773_599_171L);
        assertThat(statements).allMatch(s -> s.radiusSeconds() == 3);
        assertThat(statements).allMatch(s -> s.version() == RoughtimeVersion.V1);
        assertThat(Causality.contradictions(statements))
                .containsExactly(new Contradiction(0, 1), new Contradiction(0, 2));
    }

    @Test
    void believesTheChainThatFollowsTheRulesOfTheRfc() {
        var statements =
                RoughtimeVectors.report(NORMATIVE).stream()
                        .map(RoughtimeVectors::statement)
                        .toList();

        assertThat(statements)
                .extracting(RoughtimeStatement::midpointSeconds)
                .containsExactly(1000L, 900L, 900L);
        assertThat(statements)
                .allMatch(statement -> statement.delegation().maxSeconds() == -1)
                .allMatch(statement -> statement.delegation().minSeconds() == 0);
        assertThat(Causality.contradictions(statements)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {APPENDIX_B, NORMATIVE})
    void provesThePublishedReportsAsAWhole(String file) {
        var links = RoughtimeVectors.report(file);

        assertThat(CheckedChain.of(links))
                .isInstanceOfSatisfying(
                        CheckedChain.Proven.class,
                        proven -> assertThat(proven.contradictions()).hasSize(2));
        assertThat(CheckedChain.of(List.of(links.get(0), links.get(2))))
                .isEqualTo(new CheckedChain.NotChained(1));
        assertThat(CheckedChain.of(List.of(links.get(1), links.get(0))))
                .isEqualTo(new CheckedChain.NotChained(1));
        var swapped =
                new ChainLink(
                        links.get(1).publicKey(),
                        new byte[0],
                        links.get(0).request(),
                        links.get(0).response());
        assertThat(CheckedChain.of(List.of(swapped)))
                .isEqualTo(new CheckedChain.NotSigned(0, RoughtimeReason.DELEGATION_NOT_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {APPENDIX_B, NORMATIVE})
    void chainsTheNoncesAsPublished(String file) {
        var chain = RoughtimeVectors.report(file);
        for (int i = 1; i < chain.size(); i++) {
            var nonce = NonceChain.next(chain.get(i - 1).response(), chain.get(i).random());
            var request =
                    RoughtimeRequest.of(
                            List.of(RoughtimeVersion.V1),
                            Optional.of(chain.get(i).publicKey()),
                            nonce);
            assertThat(request).isEqualTo(chain.get(i).request());
        }
    }

    @Test
    void believesACapturedResponseOfTheDraft() {
        var link =
                new ChainLink(
                        Ed25519PublicKey.parse(INT08H).orElseThrow(),
                        new byte[0],
                        RoughtimeVectors.file(CAPTURES + "rfc-request.071039e5"),
                        RoughtimeVectors.file(CAPTURES + "rfc-response.071039e5"));

        var statement = RoughtimeVectors.statement(link);

        assertThat(statement.version()).isEqualTo(RoughtimeVersion.DRAFT);
        assertThat(statement.midpointSeconds()).isEqualTo(0x682f_8402L);
        assertThat(statement.radiusSeconds()).isEqualTo(5);
        assertThat(statement.serverVersions()).containsExactly(0, 0x8000_000c);
    }

    @Test
    void acceptsACapturedRequestOf1024BytesAndItsServerName() {
        var packet = RoughtimeVectors.file(CAPTURES + "rfc-request.SRV.417aa962");
        var name = Arrays.copyOfRange(packet, 12 + 40 + 4, 12 + 40 + 4 + 32);
        var view = new RequestView();

        assertThat(view.check(packet, 0, packet.length, name)).isEqualTo(RequestView.ACCEPTED);
        assertThat(view.version()).isEqualTo(RoughtimeVersion.DRAFT);
        assertThat(packet).hasSize(RoughtimePacket.MIN_DATAGRAM_BYTES);
        assertThat(view.check(packet, 0, packet.length, new byte[32]))
                .isEqualTo(RoughtimeReason.OTHER_SERVER.code());
    }

    @Test
    void readsTheShapeOfTheOtherCaptures() {
        for (var name : List.of("golden-response.phase8", "rfc-response.path8.index2.4c16c619")) {
            var packet = RoughtimeVectors.file(CAPTURES + name);
            var message = new MessageView();
            assertThat(RoughtimePacket.check(packet, 0, packet.length)).isZero();
            assertThat(message.read(packet, 12, packet.length)).isEqualTo(MessageView.ACCEPTED);
            assertThat(message.count()).isEqualTo(7);
        }
    }

    @Test
    void makesTheSyntheticBatchBitForBit() {
        var batch = new ReplyBatch(8, List.of(RoughtimeVersion.V1));
        var online =
                OnlineKey.delegated(
                        Ed25519PrivateKey.ofSeed(RoughtimeVectors.synthetic("root_seed")),
                        Ed25519PrivateKey.ofSeed(RoughtimeVectors.synthetic("online_seed")),
                        1_760_000_000,
                        1_760_086_400);
        var view = new RequestView();
        var requests = new ArrayList<byte[]>();
        for (int i = 1; i <= 5; i++) {
            var nonce = new byte[32];
            Arrays.fill(nonce, (byte) i);
            var request =
                    RoughtimeRequest.of(
                            List.of(RoughtimeVersion.V1), Optional.of(online.longTermKey()), nonce);
            requests.add(request);
            assertThat(view.check(request, 0, request.length, online.serverName())).isZero();
            batch.add(request, 0, request.length, view);
        }
        batch.sign(online, 1_760_000_100, 3);
        var reply = new byte[batch.replyBytes()];
        batch.write(2, reply, 0);

        assertThat(online.serverName()).isEqualTo(RoughtimeVectors.synthetic("srv"));
        assertThat(online.longTermKey().bytes()).isEqualTo(RoughtimeVectors.synthetic("root_pub"));
        assertThat(online.certificate(RoughtimeVersion.V1))
                .isEqualTo(RoughtimeVectors.synthetic("cert"));
        assertThat(HexFormat.of().formatHex(reply))
                .isEqualTo(HexFormat.of().formatHex(RoughtimeVectors.synthetic("response2")));
        assertThat(ResponseCheck.check(requests.get(2), reply, online.longTermKey()))
                .isInstanceOf(CheckedResponse.Valid.class);
    }

    @Test
    void hashesTheSyntheticLeavesToTheirRoot() {
        var tree = new MerkleTree(8);
        RoughtimeVectors.syntheticLeaves().forEach(tree::addLeaf);
        tree.build();
        var root = new byte[32];
        tree.copyRoot(root, 0);
        assertThat(root).isEqualTo(RoughtimeVectors.synthetic("ROOT"));
        assertThat(tree.height()).isEqualTo(3);
    }
}
