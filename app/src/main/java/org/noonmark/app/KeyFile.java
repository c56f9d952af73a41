package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.noonmark.wire.ntp.SymmetricKey;
import org.noonmark.wire.ntp.SymmetricKeys;

/// The operator's file of symmetric keys.
///
/// @param path where they came from, for messages
record KeyFile(Path path, SymmetricKeys keys) {
    /// Reads the file.
    ///
    /// @throws StartFailure when it cannot be read or a line is wrong; no message shows a secret
    static KeyFile load(Path path) throws StartFailure {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot read the key file %s (%s)"
                            .formatted(path, ConfigCommands.reason(failed)),
                    failed);
        }
        return switch (SymmetricKeys.parse(text)) {
            case SymmetricKeys.Parsed.Keys(var keys) -> new KeyFile(path, keys);
            case SymmetricKeys.Parsed.Wrong(var problems) ->
                    throw new StartFailure(
                            "the key file %s is wrong: %s".formatted(path, problems.getFirst()));
        };
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
