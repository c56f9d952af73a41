package org.noonmark.tsp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.UtcInstant;

class TokenTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, TO);
    private static final TestCertificates.Issued OWN = AUTHORITY.timestamping("tsa", FROM, TO);
    private static final String POLICY = "1.3.6.1.4.1.32473.1";
    private static final StampTime TIME =
            new StampTime(UtcInstant.parse("2026-11-23T09:45:59.25Z"), new Accuracy(1_002_003));
    private static final TokenVerifier VERIFIER =
            new TokenVerifier(List.of(AUTHORITY.certificate()), List.of());

    private static TimestampRequest request(String data, boolean certificates) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(data.getBytes(UTF_8));
            return new TimestampRequest(
                    HashAlgorithm.SHA256,
                    Octets.of(hash),
                    Optional.of(POLICY),
                    Optional.of(BigInteger.valueOf(77)),
                    certificates);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static TimestampSigner signer() throws GeneralSecurityException {
        return TimestampSigner.of(
                OWN.key(),
                List.of(OWN.certificate(), AUTHORITY.certificate()),
                POLICY,
                new SecureRandom());
    }

    private static byte[] token(TimestampRequest request) throws GeneralSecurityException {
        return signer().issue(request, TIME, BigInteger.valueOf(5));
    }

    private static TokenFailure failure(Verified verified) {
        return ((Verified.Refused) verified).failure();
    }

    @Test
    void saysWhatItWasMadeFrom() throws GeneralSecurityException {
        var request = request("data", true);
        var info = ((Verified.Trusted) VERIFIER.verify(token(request), request)).info();
        assertThat(info.genTime()).isEqualTo(TIME.genTime());
        assertThat(info.accuracy()).contains(TIME.accuracy());
        assertThat(info.serial()).isEqualTo(5);
        assertThat(info.policy()).isEqualTo(POLICY);
        assertThat(info.nonce()).isEqualTo(request.nonce());
        assertThat(info.signer()).isEqualTo(OWN.certificate());
    }

    @Test
    void isReadByBouncyCastleAndAnswersTheRequest() throws Exception {
        var request = request("data", true);
        var response = new TimeStampResponse(TimestampResponse.granted(token(request)));
        response.validate(new org.bouncycastle.tsp.TimeStampRequest(request.encode()));
        var accuracy = response.getTimeStampToken().getTimeStampInfo().getAccuracy();
        assertThat(accuracy.getSeconds().intValueExact()).isEqualTo(1);
        assertThat(accuracy.getMillis().intValueExact()).isEqualTo(2);
        assertThat(accuracy.getMicros().intValueExact()).isEqualTo(3);
    }

    @Test
    void refusesOtherDataNonceAndPolicy() throws GeneralSecurityException {
        var request = request("data", true);
        var token = token(request);
        assertThat(failure(VERIFIER.verify(token, request("other", true))))
                .isEqualTo(TokenFailure.DATA_DIFFER);
        var noNonce =
                new TimestampRequest(
                        request.algorithm(),
                        request.imprint(),
                        request.policy(),
                        Optional.empty(),
                        true);
        assertThat(failure(VERIFIER.verify(token, noNonce))).isEqualTo(TokenFailure.NONCE_DIFFERS);
        var otherPolicy =
                new TimestampRequest(
                        request.algorithm(),
                        request.imprint(),
                        Optional.of("1.2.3"),
                        request.nonce(),
                        true);
        assertThat(failure(VERIFIER.verify(token, otherPolicy)))
                .isEqualTo(TokenFailure.POLICY_DIFFERS);
    }

    @Test
    void refusesAnotherAuthorityAndATokenWithoutCertificate() throws GeneralSecurityException {
        var request = request("data", true);
        var stranger = TestCertificates.authority(FROM, TO);
        var other = new TokenVerifier(List.of(stranger.certificate()), List.of());
        assertThat(failure(other.verify(token(request), request)))
                .isEqualTo(TokenFailure.CHAIN_UNTRUSTED);
        var bare = request("data", false);
        assertThat(failure(VERIFIER.verify(token(bare), bare)))
                .isEqualTo(TokenFailure.SIGNER_CERTIFICATE_MISSING);
        var told = new TokenVerifier(List.of(AUTHORITY.certificate()), List.of(OWN.certificate()));
        assertThat(told.verify(token(bare), bare)).isInstanceOf(Verified.Trusted.class);
    }

    @Test
    void aSpoiltByteChangesNothingThatIsTrusted() throws GeneralSecurityException {
        var request = request("data", true);
        var token = token(request);
        var info = ((Verified.Trusted) VERIFIER.verify(token, request)).info();
        for (int i = 0; i < token.length; i++) {
            var spoilt = token.clone();
            spoilt[i] ^= (byte) (1 << (i % 8));
            // Versions, names of digests and the spare certificate lie outside the signature.
            if (VERIFIER.verify(spoilt, request) instanceof Verified.Trusted(var told)) {
                assertThat(told).as("byte %d", i).isEqualTo(info);
            }
        }
    }

    @Test
    void refusesEverySpoiltBitOfWhatIsSigned() throws Exception {
        var request = request("data", true);
        var token = token(request);
        var signed = new CMSSignedData(token);
        var signer = signed.getSignerInfos().getSigners().iterator().next();
        var attributes = signer.toASN1Structure().getAuthenticatedAttributes().getEncoded("DER");
        attributes[0] = (byte) 0xA0; // a set inside SignerInfo, where its tag is [0]
        for (var part : List.of((byte[]) signed.getSignedContent().getContent(), attributes)) {
            int start = indexOf(token, part);
            for (int bit = 0; bit < 8 * part.length; bit++) {
                var spoilt = token.clone();
                spoilt[start + bit / 8] ^= (byte) (1 << (bit % 8));
                assertThat(VERIFIER.verify(spoilt, request))
                        .as("bit %d of byte %d", bit % 8, start + bit / 8)
                        .isInstanceOf(Verified.Refused.class);
            }
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        int start = 0;
        while (!Arrays.equals(whole, start, start + part.length, part, 0, part.length)) {
            start++;
        }
        return start;
    }

    @Test
    void refusesToSignWithACertificateThatIsNotForTimestamps() {
        var web = AUTHORITY.server(List.of("localhost"), FROM, TO);
        assertThatThrownBy(() ->
                        TimestampSigner.of(
                                web.key(), List.of(web.certificate()), POLICY, new SecureRandom()))
                .hasMessageContaining("extendedKeyUsage = critical,timeStamping");
    }

    @Test
    void knowsWhenTheCertificateHasExpired() throws GeneralSecurityException {
        assertThat(signer().isValidAt(TIME)).isTrue();
        var late = new StampTime(UtcInstant.parse("2027-01-01T00:00:01Z"), new Accuracy(1));
        assertThat(signer().isValidAt(late)).isFalse();
    }

    @Test
    void tellsARefusal() {
        for (var failure : PkiFailure.values()) {
            assertThat(TimestampResponse.decode(TimestampResponse.refused(failure, "why")))
                    .isEqualTo(new TimestampResponse.Refused(2, Optional.of(failure), "why"));
        }
        assertThat(TimestampResponse.decode(new byte[] {0x30, (byte) 0x80, 0, 0}))
                .isInstanceOf(TimestampResponse.Malformed.class);
    }
}
