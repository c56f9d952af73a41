package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tokens with right signatures that prove nothing all the same.
class TokenForgeryTest {
    private static final TimestampRequest REQUEST =
            new TimestampRequest(
                    HashAlgorithm.SHA256,
                    Octets.of(new byte[32]),
                    Optional.empty(),
                    Optional.of(BigInteger.TEN),
                    true);
    private static KeyPair rootKeys;
    private static X509Certificate root;
    private static KeyPair keys;
    private static X509Certificate own;

    @BeforeAll
    static void issue() throws Exception {
        rootKeys = ForgedCertificate.keys("EC");
        root =
                new ForgedCertificate()
                        .authority()
                        .issue("root", rootKeys, "root", rootKeys.getPrivate());
        keys = ForgedCertificate.keys("EC");
        own =
                new ForgedCertificate()
                        .forStamps()
                        .keyUsage(KeyUsage.digitalSignature)
                        .alternative("tsa.example")
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
    }

    private static ForgedToken token() {
        return new ForgedToken(keys.getPrivate(), own);
    }

    private static Verified verified(ForgedToken token, X509Certificate... trusted)
            throws Exception {
        return new TokenVerifier(List.of(trusted), List.of()).verify(token.of(REQUEST), REQUEST);
    }

    private static void assertTrusted(ForgedToken token) throws Exception {
        assertThat(verified(token, root)).isInstanceOf(Verified.Trusted.class);
    }

    private static void assertRefused(ForgedToken token, TokenFailure failure) throws Exception {
        assertThat(verified(token, root)).isEqualTo(new Verified.Refused(failure));
    }

    @Test
    void trustsWhatIsRight() throws Exception {
        assertTrusted(token());
        assertTrusted(token().inside(Collections.nCopies(16, own)));
    }

    @Test
    void refusesMoreCertificatesThanAnHonestTokenHas() throws Exception {
        var many = new ArrayList<X509Certificate>();
        for (int i = 0; i < 16; i++) {
            many.add(
                    new ForgedCertificate()
                            .issue("c" + i, rootKeys, "root", rootKeys.getPrivate()));
        }
        many.add(own);
        assertRefused(token().inside(many), TokenFailure.MALFORMED);
    }

    @Test
    void refusesHashesForWhichTwoContentsCanBeMade() throws Exception {
        assertRefused(token().signature("SHA1withECDSA"), TokenFailure.ALGORITHM_WEAK);
        assertRefused(token().digest("1.3.14.3.2.26"), TokenFailure.ALGORITHM_WEAK);
        var rsa = ForgedCertificate.keys("RSA");
        var certificate =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", rsa, "root", rootKeys.getPrivate());
        var forged = new ForgedToken(rsa.getPrivate(), certificate);
        assertRefused(forged.signature("MD5withRSA"), TokenFailure.ALGORITHM_WEAK);
        // CMS writes rsaEncryption, which names no hash: the one of SignerInfo holds.
        assertRefused(
                forged.signature("MD5withRSA").digest(HashAlgorithm.SHA256.oid()),
                TokenFailure.SIGNATURE_WRONG);
        assertTrusted(forged.signature("SHA512withRSA").digest(HashAlgorithm.SHA512.oid()));
    }

    @Test
    void trustsEd25519OfOthers() throws Exception {
        var keys = ForgedCertificate.keys("Ed25519");
        var certificate =
                new ForgedCertificate()
                        .forStamps()
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
        assertTrusted(new ForgedToken(keys.getPrivate(), certificate).signature("Ed25519"));
    }

    @Test
    void aStrangersCertificateOfTheSameNameAndSerialSpoilsNothing() throws Exception {
        var stranger = ForgedCertificate.keys("EC");
        var same =
                new ForgedCertificate()
                        .serialOf(own)
                        .forStamps()
                        .issue("tsa", stranger, "root", stranger.getPrivate());
        assertTrusted(token().inside(List.of(same, own)));
        assertRefused(token().inside(List.of(same)), TokenFailure.CERTIFICATE_NOT_BOUND);
    }

    @Test
    void judgesEveryCertificateAtGenTime() throws Exception {
        var expired =
                new ForgedCertificate()
                        .valid("2026-01-01T00:00:00Z", "2026-11-23T09:45:59Z")
                        .forStamps()
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
        var late = new ForgedToken(keys.getPrivate(), expired);
        var refused = new Verified.Refused(TokenFailure.CHAIN_UNTRUSTED);
        assertThat(verified(late, root)).isEqualTo(refused);
        assertThat(verified(late, expired)).isEqualTo(refused);
        assertThat(verified(token(), own)).isInstanceOf(Verified.Trusted.class);
    }

    @Test
    void refusesOtherVersionsAndCriticalExtensions() throws Exception {
        assertRefused(token().version(2), TokenFailure.MALFORMED);
        var oid = new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.7");
        var value = new DEROctetString(new byte[] {5, 0});
        assertRefused(
                token().extensions(new Extensions(new Extension(oid, true, value))),
                TokenFailure.EXTENSION_UNKNOWN);
        assertTrusted(token().extensions(new Extensions(new Extension(oid, false, value))));
    }

    @Test
    void refusesAnAuthorityThatIsNotTheSigner() throws Exception {
        assertRefused(
                token().authority(new GeneralName(new X500Name("CN=other"))),
                TokenFailure.AUTHORITY_DIFFERS);
        assertRefused(
                token().authority(new GeneralName(GeneralName.dNSName, "other.example")),
                TokenFailure.AUTHORITY_DIFFERS);
        assertTrusted(token().authority(new GeneralName(new X500Name("CN=tsa"))));
        assertTrusted(token().authority(new GeneralName(GeneralName.dNSName, "tsa.example")));
    }

    @Test
    void refusesAnotherCertificateThanTheSignatureNames() throws Exception {
        assertRefused(
                token().boundTo(root, own.getSerialNumber()), TokenFailure.CERTIFICATE_NOT_BOUND);
        assertRefused(token().boundTo(own, BigInteger.TEN), TokenFailure.CERTIFICATE_NOT_BOUND);
        assertRefused(token().boundTimes(0), TokenFailure.CERTIFICATE_NOT_BOUND);
        assertRefused(token().boundTimes(2), TokenFailure.MALFORMED);
    }

    @Test
    void refusesOtherKeysUsesAndNumbersOfSigners() throws Exception {
        assertRefused(new ForgedToken(rootKeys.getPrivate(), own), TokenFailure.SIGNATURE_WRONG);
        assertRefused(token().signers(2), TokenFailure.MALFORMED);
        assertRefused(token().inside(List.of()), TokenFailure.SIGNER_CERTIFICATE_MISSING);
        var plain = new ForgedCertificate().issue("tsa", keys, "root", rootKeys.getPrivate());
        assertRefused(
                new ForgedToken(keys.getPrivate(), plain),
                TokenFailure.CERTIFICATE_NOT_FOR_TIMESTAMPS);
        var busy =
                new ForgedCertificate()
                        .forStamps()
                        .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                        .issue("tsa", keys, "root", rootKeys.getPrivate());
        assertRefused(
                new ForgedToken(keys.getPrivate(), busy),
                TokenFailure.CERTIFICATE_NOT_FOR_TIMESTAMPS);
    }
}
