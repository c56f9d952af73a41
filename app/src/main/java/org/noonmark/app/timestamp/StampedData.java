package org.noonmark.app.timestamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;

/// The hash of what is stamped, or is checked against a token.
public final class StampedData {
    private static final int BLOCK = 1 << 16;

    private StampedData() {}

    /// The algorithm that a word means: `sha256`, `SHA-256`, `sha3-256`.
    public static HashAlgorithm algorithm(String word) throws CommandFailure {
        return Arrays.stream(HashAlgorithm.values())
                .filter(known -> word(known.text()).equals(word(word)))
                .findFirst()
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "\"%s\" is no hash algorithm that is accepted: %s"
                                        .formatted(
                                                word,
                                                Arrays.stream(HashAlgorithm.values())
                                                        .map(HashAlgorithm::text)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String word(String text) {
        return text.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /// The hash of a file.
    public static Octets ofFile(Path file, HashAlgorithm algorithm) throws CommandFailure {
        try (var stream = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance(algorithm.text());
            var block = new byte[BLOCK];
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                digest.update(block, 0, read);
            }
            return Octets.of(digest.digest());
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + file + ": " + why(failed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("must be in every Java", impossible);
        }
    }

    private static String why(IOException failed) {
        return failed instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(failed.getMessage());
    }

    /// A hash that was made elsewhere.
    public static Octets ofDigest(String hex, HashAlgorithm algorithm) throws CommandFailure {
        return parse(hex)
                .filter(bytes -> bytes.length == algorithm.lengthBytes())
                .map(Octets::of)
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "--digest must be %d hexadecimal digits for %s"
                                        .formatted(2 * algorithm.lengthBytes(), algorithm.text())));
    }

    private static Optional<byte[]> parse(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }
}
