package org.noonmark.app.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What came of reading a configuration: the configuration, or everything that is wrong with it.
public sealed interface ConfigurationFile {
    record Good(Configuration configuration) implements ConfigurationFile {}

    /// Everything that is wrong.
    ///
    /// @param problems in the order of the file, never empty
    record Bad(List<Problem> problems) implements ConfigurationFile {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /// What `up` uses without a configuration: local authority on the host clock, NTP on loopback.
    String EMBEDDED_DEFAULT =
            """
            [local]
            authority = true
            """;

    /// The longest file.
    int MAX_BYTES = 1 << 20;

    /// The name that stands in place of a file for the embedded default.
    String EMBEDDED_NAME = "embedded default";

    /// Reads a configuration; never throws, whatever the bytes are.
    ///
    /// @param name of the file, for messages
    static ConfigurationFile read(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return bad(name, "is larger than 1 MiB");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new ConfigurationBuilder(name, sha256(bytes)).build(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return bad(name, "is not UTF-8 text");
        }
    }

    /// The configuration of [#EMBEDDED_DEFAULT].
    static Configuration embedded() {
        return switch (read(EMBEDDED_NAME, EMBEDDED_DEFAULT.getBytes(StandardCharsets.UTF_8))) {
            case Good(var configuration) -> configuration;
            case Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static ConfigurationFile bad(String name, String message) {
        return new Bad(List.of(new Problem(name, 1, 1, "file", message)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-256", missing);
        }
    }
}
