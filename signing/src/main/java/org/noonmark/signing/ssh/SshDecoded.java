package org.noonmark.signing.ssh;

import java.util.Optional;

/// What came of reading a key or a signature.
///
/// @param <T> what was read
public sealed interface SshDecoded<T> {
    /// It could be read.
    record Good<T>(T value) implements SshDecoded<T> {}

    /// It could not.
    ///
    /// @param position in the bytes, before which everything was right
    record Malformed<T>(SshFault fault, int position) implements SshDecoded<T> {}

    /// The value, if it could be read.
    default Optional<T> good() {
        return this instanceof Good<T>(var value) ? Optional.of(value) : Optional.empty();
    }
}
