package org.noonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCertificatesTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private final TestCertificates authority = TestCertificates.authority(FROM, UNTIL);

    @ParameterizedTest
    @EnumSource(TestCertificates.KeyKind.class)
    void issuesWhatItsAuthorityVouchesFor(TestCertificates.KeyKind kind) throws Exception {
        var issued = authority.server(kind, List.of("time.example", "127.0.0.1"), FROM, UNTIL);

        issued.certificate().verify(authority.certificate().getPublicKey());
        assertThat(issued.certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "time.example"), List.of(7, "127.0.0.1"));
        assertThat(issued.certificate().getNotAfter().toInstant()).isEqualTo(UNTIL);
    }

    @Test
    void chainIsServerFirst() throws Exception {
        var issued = authority.server(List.of("::1"), FROM, UNTIL);

        var pem = issued.chainPem().getBytes(StandardCharsets.US_ASCII);
        var chain =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem));
        assertThat(chain).hasSize(2);
        assertThat((X509Certificate) chain.iterator().next()).isEqualTo(issued.certificate());
    }

    @Test
    void keyBelongsToTheCertificate() throws Exception {
        var issued = authority.server(List.of("time.example"), FROM, UNTIL);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issued.key());
        signature.update((byte) 1);
        var signed = signature.sign();

        signature.initVerify(issued.certificate());
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(issued.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }
}
