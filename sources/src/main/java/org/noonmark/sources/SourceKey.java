package org.noonmark.sources;

import org.noonmark.sources.nts.Authorities;
import org.noonmark.wire.ntp.SymmetricKey;

/// How the packets of a server are authenticated.
public sealed interface SourceKey {
    /// Not at all: whoever sits on the path can forge them.
    record Unauthenticated() implements SourceKey {}

    /// By a key that both ends know; packets without a right MAC are refused.
    record Symmetric(SymmetricKey key) implements SourceKey {}

    /// By keys from a server of Network Time Security under the same name (RFC 8915).
    ///
    /// @param port of the key exchange, TCP
    /// @param authorities whose signatures on its certificate are believed
    record Nts(int port, Authorities authorities) implements SourceKey {
        public Nts {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("must be in [1, 65535]: port=" + port);
            }
        }
    }
}
