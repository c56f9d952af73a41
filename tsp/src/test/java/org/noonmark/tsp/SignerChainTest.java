package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SignerChainTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    private static boolean leads(
            X509Certificate from, List<X509Certificate> others, X509Certificate... trusted) {
        return new SignerChain(List.of(trusted), others, AT).leadsFrom(from);
    }

    private static X509Certificate authority(String name, KeyPair keys, String by, KeyPair byKeys)
            throws Exception {
        return new ForgedCertificate().authority().issue(name, keys, by, byKeys.getPrivate());
    }

    @Test
    void findsTheWayOverTheOneOfTwoEqualNamesThatIsTrusted() throws Exception {
        var rootKeys = ForgedCertificate.keys("EC");
        var keys = ForgedCertificate.keys("EC");
        var root = authority("root", rootKeys, "root", rootKeys);
        var own = authority("middle", keys, "middle", keys);
        var crossed = authority("middle", keys, "root", rootKeys);
        var leaf =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", ForgedCertificate.keys("EC"), "middle", keys.getPrivate());
        assertThat(leads(leaf, List.of(own, crossed), root)).isTrue();
        assertThat(leads(leaf, List.of(own), root)).isFalse();
        assertThat(leads(leaf, List.of(), own)).isTrue();
    }

    @Test
    void refusesAnIssuerThatIsNoAuthority() throws Exception {
        var rootKeys = ForgedCertificate.keys("EC");
        var keys = ForgedCertificate.keys("EC");
        var root = authority("root", rootKeys, "root", rootKeys);
        var server = new ForgedCertificate().issue("web", keys, "root", rootKeys.getPrivate());
        var leaf =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", ForgedCertificate.keys("EC"), "web", keys.getPrivate());
        assertThat(leads(leaf, List.of(server), root)).isFalse();
    }

    @Test
    void endsWhereEveryCertificateCouldBeIssuedByManyOthers() throws Exception {
        // 40 ^ 5 ways, with right signatures: those of one layer have one name and one key.
        var keys = ForgedCertificate.keys("EC");
        var others = new ArrayList<X509Certificate>();
        for (int layer = 0; layer < 5; layer++) {
            for (int i = 0; i < 40; i++) {
                others.add(authority("n" + layer, keys, "n" + (layer + 1), keys));
            }
        }
        var leaf = new ForgedCertificate().forStamps().issue("tsa", keys, "n0", keys.getPrivate());
        var stranger = ForgedCertificate.keys("EC");
        var root = authority("root", stranger, "root", stranger);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(leads(leaf, others, root)).isFalse());
    }
}
