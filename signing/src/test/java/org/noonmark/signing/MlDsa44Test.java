package org.noonmark.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The JDK's own implementation checks what is signed.
final class MlDsa44Test {
    private static final byte[] INFO =
            HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");
    private static final byte[] MESSAGE = "a checkpoint".getBytes(StandardCharsets.US_ASCII);

    private static boolean verifies(byte[] key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        var info = new ByteArrayOutputStream();
        info.writeBytes(INFO);
        info.writeBytes(key);
        var verifier = Signature.getInstance("ML-DSA-44");
        verifier.initVerify(
                KeyFactory.getInstance("ML-DSA-44")
                        .generatePublic(new X509EncodedKeySpec(info.toByteArray())));
        verifier.update(message);
        return verifier.verify(signature);
    }

    @Test
    void theJdkVerifiesWhatIsSigned() throws GeneralSecurityException {
        var random = new SecureRandom();
        var key = MlDsa44PrivateKey.generate(random);
        var signature = key.sign(MESSAGE, random);
        assertThat(signature).hasSize(MlDsa44PrivateKey.SIGNATURE_BYTES);
        assertThat(verifies(key.publicKey(), MESSAGE, signature)).isTrue();
        assertThat(verifies(key.publicKey(), new byte[3], signature)).isFalse();
        signature[100] ^= 1;
        assertThat(verifies(key.publicKey(), MESSAGE, signature)).isFalse();
    }

    @Test
    void theSecretAloneIsTheKey() throws GeneralSecurityException {
        var random = new SecureRandom();
        var key = MlDsa44PrivateKey.generate(random);
        var same = MlDsa44PrivateKey.ofSeed(key.seed());
        assertThat(same.publicKey())
                .isEqualTo(key.publicKey())
                .hasSize(MlDsa44PrivateKey.PUBLIC_BYTES);
        assertThat(verifies(key.publicKey(), MESSAGE, same.sign(MESSAGE, random))).isTrue();
        assertThat(same.sign(MESSAGE, random)).isNotEqualTo(same.sign(MESSAGE, random));
        assertThat(key.toString()).isEqualTo("private key of ML-DSA-44");
        assertThatThrownBy(() -> MlDsa44PrivateKey.ofSeed(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
