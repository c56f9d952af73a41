package org.noonmark.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class Ed25519Test {
    /// 2^252 + 27742317777372353535851937790883648493 (RFC 8032 section 5.1).
    private static final BigInteger GROUP_ORDER =
            BigInteger.ONE
                    .shiftLeft(252)
                    .add(new BigInteger("27742317777372353535851937790883648493"));

    private static final HexFormat HEX = HexFormat.of();

    private static Ed25519PrivateKey key(long seed) {
        var bytes = new byte[32];
        new SplittableRandom(seed).nextBytes(bytes);
        return Ed25519PrivateKey.ofSeed(bytes);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/vectors/rfc8032.csv", numLinesToSkip = 1)
    void signsAndVerifiesTheVectorsOfTheSpecification(
            String seed, String publicKey, String message, String signature) {
        var key = Ed25519PrivateKey.ofSeed(HEX.parseHex(seed));
        var bytes = message == null ? new byte[0] : HEX.parseHex(message);

        assertThat(HEX.formatHex(key.publicKey().bytes())).isEqualTo(publicKey);
        assertThat(HEX.formatHex(key.sign(bytes))).isEqualTo(signature);
        assertThat(key.publicKey().verifies(bytes, HEX.parseHex(signature))).isTrue();
    }

    @Test
    void agreesWithTheJdkInBothDirections() throws Exception {
        var theirs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var seed = ((EdECPrivateKey) theirs.getPrivate()).getBytes().orElseThrow();
        var ours = Ed25519PrivateKey.ofSeed(seed);
        var message = "time".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(theirs.getPublic());
        verifier.update(message);
        assertThat(verifier.verify(ours.sign(message))).isTrue();

        var signer = Signature.getInstance("Ed25519");
        signer.initSign(theirs.getPrivate());
        signer.update(message);
        assertThat(ours.publicKey().verifies(message, signer.sign())).isTrue();
    }

    @Test
    void makesThePublicKeyThatTheJdkMakes() throws Exception {
        var factory = KeyFactory.getInstance("Ed25519");
        var spki = HEX.parseHex("302a300506032b6570032100");
        for (long seed = 0; seed < 20; seed++) {
            var ours = key(seed);
            var theirs =
                    factory.generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, ours.seed()));
            var encoded = Arrays.copyOf(spki, spki.length + 32);
            System.arraycopy(ours.publicKey().bytes(), 0, encoded, spki.length, 32);
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(theirs);
            var signature = signer.sign();
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(factory.generatePublic(new X509EncodedKeySpec(encoded)));
            assertThat(verifier.verify(signature)).isTrue();
            assertThat(ours.sign(new byte[0])).isEqualTo(signature);
        }
    }

    @Test
    void everySignatureVerifiesAndNoChangedOneDoes() {
        var key = key(7);
        Property.forAll(
                300,
                Generators.bytes(200),
                message -> {
                    var signature = key.sign(message);
                    assertThat(key.publicKey().verifies(message, signature)).isTrue();
                    int bit = Math.floorMod(Arrays.hashCode(message), 512);
                    signature[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThat(key.publicKey().verifies(message, signature)).isFalse();
                });
    }

    @Test
    void signsAPartOfAnArrayIntoAnother() {
        var key = key(1);
        var message = new byte[] {9, 1, 2, 3, 9};
        var signature = new byte[70];

        key.sign(message, 1, 3, signature, 5);

        assertThat(key.publicKey().verifies(message, 1, 3, signature, 5)).isTrue();
        assertThat(Arrays.copyOfRange(signature, 5, 69)).isEqualTo(key.sign(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> key.sign(message, 3, 3, signature, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /// S + L satisfies the same equation; whoever accepts it lets anybody make a second signature.
    @Test
    void refusesAScalarOfTheGroupOrderOrMore() {
        var key = key(2);
        var message = new byte[] {1};
        var signature = key.sign(message);
        var scalar = new byte[32];
        for (int i = 0; i < 32; i++) {
            scalar[i] = signature[63 - i];
        }
        var larger = new BigInteger(1, scalar).add(GROUP_ORDER).toByteArray();
        for (int i = 0; i < 32; i++) {
            int from = larger.length - 1 - i;
            signature[32 + i] = from < 0 ? 0 : larger[from];
        }
        assertThat(key.publicKey().verifies(message, signature)).isFalse();
    }

    /// The points of small order and the encodings of them that are not canonical.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void refusesKeysThatAreNoPointOfPrimeOrder(String bytes) {
        assertThat(Ed25519PublicKey.from(HEX.parseHex(bytes))).isEmpty();
    }

    @Test
    void readsKeysAsTextAndRefusesOtherText() {
        var key = key(3).publicKey();

        assertThat(Ed25519PublicKey.parse(key.toBase64())).contains(key);
        assertThat(Ed25519PublicKey.parse(HEX.formatHex(key.bytes()))).contains(key);
        assertThat(Ed25519PublicKey.parse("")).isEmpty();
        assertThat(Ed25519PublicKey.parse("AAAA")).isEmpty();
        assertThat(Ed25519PublicKey.parse("no key, no base64, and 44 letters in length!"))
                .isEmpty();
        assertThat(key).hasToString(key.toBase64()).hasSameHashCodeAs(key(3).publicKey());
        assertThatThrownBy(() -> Ed25519PublicKey.from(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNothingOfTheSecret() {
        var key = key(4);
        assertThat(key.toString()).contains(key.publicKey().toBase64()).hasSizeLessThan(70);
    }
}
