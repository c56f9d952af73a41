package org.noonmark.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import javax.crypto.ShortBufferException;
import org.junit.jupiter.api.Test;

class X25519ProviderTest {
    private static final Provider OURS = new X25519Provider(new SecureRandom());
    private static final Provider JDK = Security.getProvider("SunEC");

    private static KeyPair newKeys(Provider provider) throws Exception {
        var generator = KeyPairGenerator.getInstance("XDH", provider);
        generator.initialize(NamedParameterSpec.X25519);
        return generator.generateKeyPair();
    }

    private static byte[] agree(Provider provider, PrivateKey own, PublicKey theirs)
            throws Exception {
        var agreement = KeyAgreement.getInstance("XDH", provider);
        agreement.init(own);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static PublicKey point(String littleEndianHex) throws Exception {
        var bytes = HexFormat.of().parseHex(littleEndianHex);
        for (int i = 0; i < bytes.length / 2; i++) {
            byte other = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = other;
        }
        var spec = new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bytes));
        return KeyFactory.getInstance("XDH").generatePublic(spec);
    }

    /// RFC 7748 section 6.1.
    @Test
    void agreesOnTheSecretOfTheRfc() throws Exception {
        var alice =
                KeyFactory.getInstance("XDH")
                        .generatePrivate(
                                new XECPrivateKeySpec(
                                        NamedParameterSpec.X25519,
                                        HexFormat.of()
                                                .parseHex(
                                                        "77076d0a7318a57d3c16c17251b26645"
                                                                + "df4c2f87ebc0992ab177fba51db92c2a")));
        var bob = point("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        assertThat(agree(OURS, alice, bob))
                .isEqualTo(
                        HexFormat.of()
                                .parseHex(
                                        "4a5d9d5ba4ce2de1728e3bf480350f25"
                                                + "e07e21c947d19e3376f09b3c1e161742"));
    }

    @Test
    void keepsTheSecretWhenThereIsNoRoomForIt() throws Exception {
        var keys = newKeys(OURS);
        var agreement = KeyAgreement.getInstance("XDH", OURS);
        agreement.init(keys.getPrivate());
        agreement.doPhase(newKeys(JDK).getPublic(), true);
        assertThatThrownBy(() -> agreement.generateSecret(new byte[40], 9))
                .isInstanceOf(ShortBufferException.class);
        assertThat(agreement.generateSecret(new byte[41], 9)).isEqualTo(32);
    }

    @Test
    void agreesWithTheJdk() throws Exception {
        for (int i = 0; i < 50; i++) {
            var ours = newKeys(OURS);
            var theirs = newKeys(JDK);
            assertThat(agree(OURS, ours.getPrivate(), theirs.getPublic()))
                    .isEqualTo(agree(JDK, theirs.getPrivate(), ours.getPublic()));
        }
    }

    @Test
    void refusesPointsOfSmallOrder() throws Exception {
        var ours = newKeys(OURS);
        for (var u : new String[] {"00".repeat(32), "01" + "00".repeat(31)}) {
            assertThatThrownBy(() -> agree(OURS, ours.getPrivate(), point(u)))
                    .isInstanceOf(InvalidKeyException.class);
        }
    }

    @Test
    void leavesOtherCurvesToTheProvidersBehind() throws Exception {
        var generator = KeyPairGenerator.getInstance("XDH", OURS);
        assertThatThrownBy(() -> generator.initialize(NamedParameterSpec.X448))
                .isInstanceOf(InvalidAlgorithmParameterException.class);
        var other = KeyPairGenerator.getInstance("X448", JDK).generateKeyPair();
        assertThatThrownBy(() -> agree(OURS, other.getPrivate(), other.getPublic()))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void textFormsShowNoKey() throws Exception {
        var keys = newKeys(OURS);
        assertThat(keys.getPrivate().toString()).startsWith("org.noonmark.signing");
        assertThat(keys.getPrivate().getEncoded()).isNull();
    }
}
