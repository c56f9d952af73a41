package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.noonmark.serve.SecretFile;

/// Finds the root secret in a PKCS#11 token, through the JDK's SunPKCS11 provider.
public final class TokenSecret {
    private static final long SECRET_KIB = 64;

    private TokenSecret() {}

    /// Logs in to a token and takes the handle of a secret key.
    ///
    /// @param config of the provider: `name`, `library`, `slotListIndex` (Oracle's PKCS#11
    ///   Reference Guide)
    /// @param pinFile one line, mode 0600
    /// @param label of the key, a generic secret (CKK_GENERIC_SECRET) that may sign by HMAC
    /// @throws IOException that says what to do; it never shows the PIN
    public static RootSecret open(Path config, Optional<Path> pinFile, String label)
            throws IOException {
        var pin = pinFile.isPresent() ? pin(pinFile.orElseThrow()) : new char[0];
        try {
            var provider = provider(config);
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin.length == 0 ? null : pin);
            if (!(store.getKey(label, null) instanceof SecretKey key)) {
                throw new IOException(
                        config + ": the token has no secret key with the label " + label);
            }
            var secret = RootSecret.of(key, provider);
            // A key of another kind, an AES key say, shows here and not at the first epoch.
            secret.hmac(new byte[0]);
            return secret;
        } catch (GeneralSecurityException | RuntimeException failed) {
            throw new IOException(
                    config + ": the token cannot be used: " + failed.getMessage(), failed);
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    private static char[] pin(Path file) throws IOException {
        return SecretFile.text(file, SECRET_KIB).strip().toCharArray();
    }

    private static Provider provider(Path config) throws IOException {
        var general = Security.getProvider("SunPKCS11");
        if (general == null) {
            throw new IOException(
                    "this JDK has no SunPKCS11 provider (module jdk.crypto.cryptoki)");
        }
        return general.configure(config.toString());
    }
}
