package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.sources.roughtime.RoughtimePeer;

final class LedgerSignerSectionTest {
    private static final String LOCAL = "[local]\nauthority = true\n";

    private static String signer(String section, String name, int key) {
        var seed = new byte[32];
        seed[0] = (byte) key;
        return "[[%s]]\nname = \"%s\"\nhost = \"192.0.2.%d\"\npublic_key = \"%s\"\n"
                .formatted(section, name, key, Ed25519PrivateKey.ofSeed(seed).publicKey());
    }

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        return ((ConfigurationFile.Bad) read(text))
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aStationWithAuthorityOfItsOwnHasItsLogSignedAndFollowsNobody() {
        var read = read(LOCAL + signer("ledger_signer", "alpha", 1) + "port = 2002\n");
        var configuration = ((ConfigurationFile.Good) read).configuration();
        assertThat(configuration.roughtimePeers()).isEmpty();
        var signers = configuration.ledger().orElseThrow().signers();
        assertThat(signers).extracting(RoughtimePeer::name).containsExactly("alpha");
        assertThat(signers.getFirst().addresses())
                .hasToString("[udp 192.0.2.1:2002, tcp 192.0.2.1:2002]");
    }

    @Test
    void eachSignerIsAnother() {
        assertThat(
                        problems(
                                LOCAL
                                        + signer("ledger_signer", "alpha", 1)
                                        + signer("ledger_signer", "beta", 1)))
                .containsExactly(
                        "a.toml:10:1: [ledger_signer[2].public_key] is that of another server that"
                                + " signs: one of them is enough");
        assertThat(
                        problems(
                                LOCAL
                                        + signer("ledger_signer", "alpha", 1)
                                        + signer("ledger_signer", "alpha", 2)))
                .containsExactly(
                        "a.toml:8:1: [ledger_signer[2].name] is the name of another server that"
                                + " signs");
    }

    @Test
    void thereHasToBeALog() {
        assertThat(
                        problems(
                                LOCAL
                                        + "[ledger]\nenabled = false\n"
                                        + signer("ledger_signer", "a", 1)))
                .containsExactly(
                        "a.toml:6:1: [ledger_signer[1].name] there is nothing to sign: [ledger] is"
                                + " not enabled");
    }
}
