package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.noonmark.time.UtcInstant;

class TimestampSignerTest {
    private static final StampTime TIME =
            new StampTime(UtcInstant.parse("2026-11-23T09:45:59.25Z"), new Accuracy(1000));

    private static X509Certificate own(KeyPair keys, int usage) throws Exception {
        var issuer = ForgedCertificate.keys("EC");
        return new ForgedCertificate()
                .forStamps()
                .keyUsage(usage)
                .issue("tsa", keys, "root", issuer.getPrivate());
    }

    private static TimestampSigner signer(KeyPair keys, X509Certificate... chain)
            throws GeneralSecurityException {
        return TimestampSigner.of(keys.getPrivate(), List.of(chain), "1.2.3", new SecureRandom());
    }

    private static TimestampRequest request(boolean hasNull) {
        return new TimestampRequest(
                HashAlgorithm.SHA256,
                Octets.of(new byte[32]),
                Optional.empty(),
                Optional.empty(),
                true,
                hasNull);
    }

    @Test
    void signsWithEachKindOfKeyThatIsKnown() throws Exception {
        for (var kind : List.of("EC", "RSA")) {
            var keys = ForgedCertificate.keys(kind);
            var own = own(keys, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
            var token = signer(keys, own).issue(request(true), TIME, BigInteger.ONE);
            assertThat(new TokenVerifier(List.of(own), List.of()).verify(token, request(true)))
                    .as(kind)
                    .isInstanceOf(Verified.Trusted.class);
        }
    }

    @Test
    void refusesOtherKindsOfKeys() throws Exception {
        for (var kind : List.of("DSA", "Ed25519", "Ed448", "RSASSA-PSS")) {
            var keys = ForgedCertificate.keys(kind);
            var own = own(keys, KeyUsage.digitalSignature);
            assertThatThrownBy(() -> signer(keys, own))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining(kind + "; take RSA or EC");
        }
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        var own = own(ForgedCertificate.keys("EC"), KeyUsage.digitalSignature);
        for (var kind : List.of("EC", "RSA")) {
            var other = ForgedCertificate.keys(kind);
            assertThatThrownBy(() -> signer(other, own))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining("does not belong to the certificate");
        }
    }

    @Test
    void refusesAKeyThatIsForMoreThanSignatures() throws Exception {
        var keys = ForgedCertificate.keys("EC");
        for (int more : List.of(KeyUsage.keyEncipherment, KeyUsage.keyAgreement)) {
            var own = own(keys, KeyUsage.digitalSignature | more);
            assertThatThrownBy(() -> signer(keys, own))
                    .hasMessageContaining("keyUsage = digitalSignature");
        }
        var none = own(keys, KeyUsage.keyAgreement);
        assertThatThrownBy(() -> signer(keys, none))
                .hasMessageContaining("keyUsage = digitalSignature");
    }

    @Test
    void refusesAChainInAnotherOrder() throws Exception {
        var rootKeys = ForgedCertificate.keys("EC");
        var keys = ForgedCertificate.keys("EC");
        var root =
                new ForgedCertificate()
                        .authority()
                        .issue("root", rootKeys, "root", rootKeys.getPrivate());
        var own =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
        assertThat(signer(keys, own, root).chain()).containsExactly(own, root);
        assertThatThrownBy(() -> signer(keys, own, own, root))
                .hasMessageContaining("certificate 1 of the chain");
    }

    @Test
    void isValidOnlyWhileAllOfItsChainIs() throws Exception {
        var rootKeys = ForgedCertificate.keys("EC");
        var keys = ForgedCertificate.keys("EC");
        var root =
                new ForgedCertificate()
                        .valid("2026-01-01T00:00:00Z", "2026-11-23T09:45:59Z")
                        .authority()
                        .issue("root", rootKeys, "root", rootKeys.getPrivate());
        var own =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
        assertThat(signer(keys, own).isValidAt(TIME)).isTrue();
        assertThat(signer(keys, own, root).isValidAt(TIME)).isFalse();
    }

    @Test
    void repeatsTheImprintAsItWasSent() throws Exception {
        var keys = ForgedCertificate.keys("EC");
        var signer = signer(keys, own(keys, KeyUsage.digitalSignature));
        for (boolean hasNull : List.of(true, false)) {
            var sent = new org.bouncycastle.tsp.TimeStampRequest(request(hasNull).encode());
            var token = signer.issue(request(hasNull), TIME, BigInteger.ONE);
            var told = new TimeStampToken(new CMSSignedData(token)).getTimeStampInfo();
            assertThat(told.toASN1Structure().getMessageImprint().getEncoded("DER"))
                    .isEqualTo(sent.toASN1Structure().getMessageImprint().getEncoded("DER"));
            assertThat(RequestDecoder.decode(request(hasNull).encode()))
                    .isEqualTo(new DecodedRequest.Request(request(hasNull)));
        }
    }
}
