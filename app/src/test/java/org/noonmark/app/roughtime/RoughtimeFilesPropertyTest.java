package org.noonmark.app.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.sources.roughtime.MalfeasanceReport;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.roughtime.ChainLink;

/// Files of strangers: read, or refused with a place; never an exception.
class RoughtimeFilesPropertyTest {
    private static final Ed25519PrivateKey KEY = Ed25519PrivateKey.ofSeed(new byte[32]);
    private static final String LIST =
            """
            {"servers": [{"name": "a", "version": 1, "publicKeyType": "ed25519", "publicKey": "%s",
              "addresses": [{"protocol": "udp", "address": "a.example:2002"},
                            {"protocol": "tcp", "address": "[2001:db8::1]:5319"}]}],
             "sources": ["https://a.example/list.json"]}
            """
                    .formatted(KEY.publicKey());
    private static final String REPORT =
            MalfeasanceReport.toJson(
                    List.of(
                            new ChainLink(KEY.publicKey(), new byte[0], new byte[40], new byte[44]),
                            new ChainLink(
                                    KEY.publicKey(), new byte[32], new byte[40], new byte[48])));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatTheRfcShows() {
        assertThat(ServerListFile.parse(bytes(LIST)))
                .isInstanceOfSatisfying(
                        ServerListFile.Read.Servers.class,
                        servers -> {
                            var peer = servers.peers().getFirst();
                            assertThat(peer.publicKey()).isEqualTo(KEY.publicKey());
                            assertThat(peer.party()).isEqualTo("a");
                            assertThat(peer.addresses())
                                    .extracting(Object::toString)
                                    .containsExactly(
                                            "udp a.example:2002", "tcp [2001:db8::1]:5319");
                        });
    }

    @Test
    void readsTheReportsThatItWrites() {
        assertThat(ReportFile.parse(bytes(REPORT)))
                .isInstanceOfSatisfying(
                        ReportFile.Read.Links.class,
                        read -> {
                            assertThat(read.links()).hasSize(2);
                            assertThat(read.links().get(1).random()).hasSize(32);
                            assertThat(MalfeasanceReport.toJson(read.links())).isEqualTo(REPORT);
                        });
    }

    @Test
    void passesOverKeysOfOtherTypes() {
        assertThat(ServerListFile.parse(bytes(LIST.replace("ed25519", "ml-dsa-44"))))
                .isEqualTo(
                        new ServerListFile.Read.Servers(
                                List.of(),
                                List.of("a: keys of type ml-dsa-44 are not known here")));
    }

    @Test
    void oneNameWithTwoKeysIsTwoParties() {
        var other =
                Ed25519PrivateKey.ofSeed(
                                "another seed of exactly 32 bytes"
                                        .getBytes(StandardCharsets.US_ASCII))
                        .publicKey();
        var server =
                """
                {"name": "a", "version": 1, "publicKeyType": "ed25519", "publicKey": "%s",
                 "addresses": [{"protocol": "udp", "address": "b.example"}]},
                """
                        .formatted(other);
        var list = LIST.replace("[{\"name\"", "[" + server + "{\"name\"");
        assertThat(ServerListFile.parse(bytes(list)))
                .isInstanceOfSatisfying(
                        ServerListFile.Read.Servers.class,
                        servers ->
                                assertThat(servers.peers())
                                        .extracting(RoughtimePeer::party)
                                        .doesNotHaveDuplicates()
                                        .allMatch(party -> party.startsWith("a "))
                                        .hasSize(2));
    }

    @Test
    void passesOverServersOfTheOlderProtocol() {
        for (var version : List.of("3000600613", "\"Google-Roughtime\"")) {
            var list = LIST.replace("\"version\": 1", "\"version\": " + version);
            assertThat(ServerListFile.parse(bytes(list)))
                    .isInstanceOfSatisfying(
                            ServerListFile.Read.Servers.class,
                            servers -> {
                                assertThat(servers.peers()).isEmpty();
                                assertThat(servers.notes()).hasSize(1);
                            });
        }
    }

    @Test
    void neverThrowsWhateverTheBytes() {
        var vectors = List.of(bytes(LIST), bytes(REPORT));
        Property.forAll(
                5000,
                Generators.mutated(vectors),
                input -> {
                    assertThat(ServerListFile.parse(input)).isNotNull();
                    switch (ReportFile.parse(input)) {
                        case ReportFile.Read.Links(var links) ->
                                assertThat(VerdictReport.of(links).verdict()).isNotEmpty();
                        case ReportFile.Read.Wrong(var problem) ->
                                assertThat(problem).contains(": ");
                    }
                });
    }
}
