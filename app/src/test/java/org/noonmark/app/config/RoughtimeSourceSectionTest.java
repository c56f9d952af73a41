package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;

class RoughtimeSourceSectionTest {
    private static String source(String party, int key) {
        var seed = new byte[32];
        seed[0] = (byte) key;
        return """
        [[roughtime_source]]
        host = "h%s"
        public_key = "%s"
        party = "%s"
        """
                .formatted(key, Ed25519PrivateKey.ofSeed(seed).publicKey(), party);
    }

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void oneKeyIsOneParty() {
        var read = read(source("a", 1) + source("b", 2) + source("c", 3) + source("d", 1));
        assertThat(read).isInstanceOf(ConfigurationFile.Bad.class);
        assertThat(((ConfigurationFile.Bad) read).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.toml:15:1: [roughtime_source[4].public_key] is the key of a server of"
                                + " party \"a\" too: one key, one party");
        assertThat(read(source("a", 1) + source("b", 2) + source("c", 3) + source("a", 1)))
                .isInstanceOf(ConfigurationFile.Good.class);
    }
}
