package org.noonmark.sources;

import org.noonmark.wire.ntp.SymmetricKey;

/// How the packets of a server are authenticated.
public sealed interface SourceKey {
    /// Not at all: whoever sits on the path can forge them.
    record Unauthenticated() implements SourceKey {}

    /// By a key that both ends know; packets without a right MAC are refused.
    record Symmetric(SymmetricKey key) implements SourceKey {}
}
