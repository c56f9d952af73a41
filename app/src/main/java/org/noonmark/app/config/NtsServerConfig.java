package org.noonmark.app.config;

import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.serve.nts.KeyExchangeConfig;

/// How NTS is served: the cookie keys of the NTP server, and the key exchange if it is done here.
///
/// @param site separates servers that share a root secret
/// @param revokedEpochs file that lists them
/// @param keyExchange empty where another host of the site does it
public record NtsServerConfig(
        Root root,
        String site,
        long epochSeconds,
        int acceptedEpochs,
        Optional<Path> revokedEpochs,
        Optional<KeyExchange> keyExchange) {

    /// Where the root secret is.
    public sealed interface Root {
        /// Of mode 0600, one line of hexadecimal digits.
        record InFile(Path file) implements Root {}

        /// A key that never leaves its PKCS#11 token.
        ///
        /// @param provider configuration of SunPKCS11
        /// @param key its label
        record InToken(Path provider, Optional<Path> pinFile, String key) implements Root {}
    }

    /// The key-exchange server.
    ///
    /// @param certificate PEM, the server's first
    /// @param key PEM, PKCS#8
    public record KeyExchange(KeyExchangeConfig config, Path certificate, Path key) {}
}
