package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import org.noonmark.sources.KeyFile;
import org.noonmark.wire.ntp.SymmetricKey;
import org.noonmark.wire.ntp.SymmetricKeys;

/// The operator's symmetric keys, or one line that says what to do.
///
/// @param path where they came from, for messages
record KeyStart(Path path, SymmetricKeys keys) {
    /// Reads the file.
    ///
    /// @throws StartFailure when it cannot be read or a line is wrong; no message shows a secret
    static KeyStart load(Path path) throws StartFailure {
        try {
            return new KeyStart(path, KeyFile.read(path));
        } catch (IOException failed) {
            throw new StartFailure("cannot use the key file " + failed.getMessage(), failed);
        }
    }

    /// The key with this identifier, an unsigned number.
    ///
    /// @throws StartFailure when the file has none
    SymmetricKey require(int id) throws StartFailure {
        return keys.find(id)
                .orElseThrow(() ->
                        new StartFailure(
                                "the key file %s has no key %s"
                                        .formatted(path, Integer.toUnsignedString(id))));
    }
}
