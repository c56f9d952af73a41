package org.noonmark.wire.ntp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys by identifier, read from the text of a key file as chrony and ntpd have them.
///
/// One key a line: identifier, algorithm, key. The key is `HEX:` and digits, `ASCII:` and text, or
/// plain text; `#` begins a comment. Without an algorithm it is MD5.
///
/// ```
/// 10 AES128 HEX:fc24971b5266dc46efe0e8084689b688
///  1 MD5    ASCII:secretkey12345
/// ```
///
/// @param byId in the order of the file
public record SymmetricKeys(Map<Integer, SymmetricKey> byId) {
    private static final int MAX_LINES = 10_000;

    public SymmetricKeys {
        byId = Map.copyOf(byId);
    }

    /// What came of reading a key file; no message shows a secret.
    public sealed interface Parsed {
        record Keys(SymmetricKeys keys) implements Parsed {}

        record Wrong(List<Problem> problems) implements Parsed {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /// What is wrong with a line.
    ///
    /// @param line counts from 1
    public record Problem(int line, String text) {
        @Override
        public String toString() {
            return "line " + line + ": " + text;
        }
    }

    /// The key with this identifier.
    public Optional<SymmetricKey> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Reads the text of a key file; every wrong line is a problem.
    public static Parsed parse(String text) {
        var keys = new LinkedHashMap<Integer, SymmetricKey>();
        var problems = new ArrayList<Problem>();
        var lines = text.lines().limit(MAX_LINES + 1).toList();
        if (lines.size() > MAX_LINES) {
            return new Parsed.Wrong(
                    List.of(new Problem(MAX_LINES + 1, "more than " + MAX_LINES + " lines")));
        }
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                var problem = parseLine(line, keys);
                if (!problem.isEmpty()) {
                    problems.add(new Problem(i + 1, problem));
                }
            }
        }
        return problems.isEmpty()
                ? new Parsed.Keys(new SymmetricKeys(keys))
                : new Parsed.Wrong(problems);
    }

    /// Adds the line's key and returns what is wrong with it, or nothing.
    private static String parseLine(String line, Map<Integer, SymmetricKey> keys) {
        var words = line.split("\\s+", -1);
        if (words.length < 2) {
            return "want: identifier, algorithm, key";
        }
        int id = parseId(words[0]);
        if (id == 0) {
            return "the identifier must be a number from 1 to 4294967295";
        }
        boolean named = words.length > 2 && !words[2].startsWith("#");
        var algorithm = named ? MacAlgorithm.named(words[1]) : Optional.of(MacAlgorithm.MD5);
        if (algorithm.isEmpty()) {
            return "the algorithm must be AES128, AES256, MD5 or SHA1";
        }
        var secret = parseSecret(words[named ? 2 : 1]);
        if (secret.isEmpty()) {
            return "the key is not hexadecimal digits in pairs";
        }
        var problem = lengthProblem(algorithm.orElseThrow(), secret.orElseThrow().length());
        if (!problem.isEmpty()) {
            return problem;
        }
        var key = new SymmetricKey(id, algorithm.orElseThrow(), secret.orElseThrow());
        return keys.putIfAbsent(id, key) == null ? "" : "the identifier is already taken";
    }

    private static int parseId(String word) {
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static Optional<Octets> parseSecret(String word) {
        if (word.startsWith("HEX:")) {
            try {
                return Optional.of(Octets.of(HexFormat.of().parseHex(word.substring(4))));
            } catch (IllegalArgumentException notHex) {
                return Optional.empty();
            }
        }
        var plain = word.startsWith("ASCII:") ? word.substring(6) : word;
        return Optional.of(Octets.of(plain.getBytes(StandardCharsets.UTF_8)));
    }

    private static String lengthProblem(MacAlgorithm algorithm, int length) {
        if (algorithm.keyBytes() == 0) {
            return length < SymmetricKey.MIN_DIGEST_KEY_BYTES
                    ? "the key has less than "
                            + SymmetricKey.MIN_DIGEST_KEY_BYTES
                            + " bytes and can be guessed"
                    : "";
        }
        return length == algorithm.keyBytes()
                ? ""
                : "%s needs a key of %d bytes, not %d"
                        .formatted(algorithm, algorithm.keyBytes(), length);
    }
}
