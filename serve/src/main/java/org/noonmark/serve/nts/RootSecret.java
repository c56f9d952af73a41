package org.noonmark.serve.nts;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The secret from which every cookie key is derived: bytes of a file, or a key that never leaves
/// its token. Its text form never shows it.
public final class RootSecret {
    /// Shorter secrets are refused: cookie keys have 32 bytes.
    public static final int MIN_BYTES = 32;

    /// Longer ones are refused: SHA-256 would hash them, which gains nothing.
    public static final int MAX_BYTES = 64;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;
    private final Optional<Provider> token;

    private RootSecret(SecretKey key, Optional<Provider> token) {
        this.key = key;
        this.token = token;
    }

    /// A secret of [#MIN_BYTES] to [#MAX_BYTES] random bytes.
    public static RootSecret of(byte[] secret) {
        if (secret.length < MIN_BYTES || secret.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "must be %d to %d bytes: secret.length=%d"
                            .formatted(MIN_BYTES, MAX_BYTES, secret.length));
        }
        return new RootSecret(new SecretKeySpec(secret, ALGORITHM), Optional.empty());
    }

    /// A secret inside a token, by the handle that its provider gave.
    static RootSecret of(SecretKey handle, Provider token) {
        return new RootSecret(handle, Optional.of(token));
    }

    /// HMAC-SHA256 of a message under this secret, 32 bytes.
    ///
    /// @throws IOException when the token does not do it
    byte[] hmac(byte[] message) throws IOException {
        try {
            var mac =
                    token.isPresent()
                            ? Mac.getInstance(ALGORITHM, token.orElseThrow())
                            : Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException | RuntimeException failed) {
            // RuntimeException: a token that was pulled out answers with a ProviderException.
            throw new IOException("the token does not compute HMAC-SHA256: " + failed, failed);
        }
    }

    @Override
    public String toString() {
        return "RootSecret[" + token.map(Provider::getName).orElse("file") + "]";
    }
}
