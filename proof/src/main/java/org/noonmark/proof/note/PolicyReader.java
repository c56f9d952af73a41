package org.noonmark.proof.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.proof.note.LogPolicy.Log;
import org.noonmark.proof.note.LogPolicy.Quorum;
import org.noonmark.proof.note.LogPolicy.Witness;

/// Reads one policy file, line by line. Names are octets: read as ISO 8859-1, each octet is one
/// character, so that no two names become equal.
final class PolicyReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_LINES = 10_000;
    private static final String OWN_WITNESS =
            "a log is no witness: its key is the key of a witness";
    private static final String NONE = "none";

    /// A name that cannot pass for several, or for other words, when a quorum is shown.
    private static final Pattern NAME = Pattern.compile("[!-~&&[^{},]]+");

    /// Groups within groups; whoever judges by a policy goes down as deep.
    private static final int MAX_DEPTH = 32;

    private final List<Log> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private boolean hasQuorum;
    private @Nullable Quorum quorum;

    private PolicyReader() {}

    static Parsed<LogPolicy> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Parsed.Malformed<>(0, "a policy has at most 1 MiB");
        }
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        if (lines.length > MAX_LINES || !lines[lines.length - 1].isEmpty()) {
            return new Parsed.Malformed<>(
                    0, "a policy has at most 10,000 lines, and the last ends with a newline");
        }
        var reader = new PolicyReader();
        for (int i = 0; i < lines.length; i++) {
            var defect = reader.line(lines[i]);
            if (defect.isPresent()) {
                return new Parsed.Malformed<>(i + 1, defect.get());
            }
        }
        return reader.hasQuorum
                ? new Parsed.Good<>(
                        new LogPolicy(
                                reader.logs, reader.witnesses, Optional.ofNullable(reader.quorum)))
                : new Parsed.Malformed<>(0, "a policy has a line with its quorum");
    }

    /// @return what is wrong with the line
    private Optional<String> line(String line) {
        if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            return Optional.of("the only control characters in a policy are tab and newline");
        }
        var words = Arrays.stream(line.split("[ \t]+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return Optional.empty();
        }
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "log" -> log(rest);
            case "witness" -> witness(rest);
            case "group" -> group(rest);
            case "quorum" -> quorum(rest);
            default -> Optional.of("a line begins with log, witness, group, quorum or #");
        };
    }

    private Optional<String> log(List<String> words) {
        if (words.isEmpty() || words.size() > 2) {
            return Optional.of("written: log KEY [URL]");
        }
        return switch (key(words.getFirst())) {
            case Parsed.Malformed<VerifierKey> malformed -> Optional.of(malformed.text());
            case Parsed.Good<VerifierKey>(var key) -> {
                if (!key.type().isOfLogs()) {
                    yield Optional.of("the key of a log has type 1 or 6");
                }
                if (logs.stream().anyMatch(log -> log.key().hasKeyOf(key))) {
                    yield Optional.of("the key of this log is there already");
                }
                if (witnesses.stream().anyMatch(witness -> witness.key().hasKeyOf(key))) {
                    yield Optional.of(OWN_WITNESS);
                }
                logs.add(new Log(key, words.stream().skip(1).findFirst()));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> witness(List<String> words) {
        if (words.size() < 2 || words.size() > 3) {
            return Optional.of("written: witness NAME KEY [URL]");
        }
        var name = words.getFirst();
        return switch (key(words.get(1))) {
            case Parsed.Malformed<VerifierKey> malformed -> Optional.of(malformed.text());
            case Parsed.Good<VerifierKey>(var key) -> {
                if (!key.type().isOfWitnesses()) {
                    yield Optional.of("the key of a witness has type 4 or 6");
                }
                if (witnesses.stream().anyMatch(witness -> witness.key().hasKeyOf(key))) {
                    yield Optional.of("the key of this witness is there already");
                }
                if (logs.stream().anyMatch(log -> log.key().hasKeyOf(key))) {
                    yield Optional.of(OWN_WITNESS);
                }
                var witness = new Witness(name, key, words.stream().skip(2).findFirst());
                var defect = define(name, new Quorum.One(witness));
                if (defect.isEmpty()) {
                    witnesses.add(witness);
                }
                yield defect;
            }
        };
    }

    private Optional<String> group(List<String> words) {
        if (words.size() < 3) {
            return Optional.of("written: group NAME all|any|NUMBER MEMBER...");
        }
        int depth = 0;
        var parts = new ArrayList<Quorum>();
        for (var word : words.subList(2, words.size())) {
            var part = named.get(word);
            if (part == null) {
                return Optional.of("no line before this one defines " + word);
            }
            if (!members.add(word)) {
                return Optional.of("is member of a group already: " + word);
            }
            parts.add(part);
            depth = Math.max(depth, 1 + depths.getOrDefault(word, 0));
        }
        if (depth > MAX_DEPTH) {
            return Optional.of("groups are nested at most %d deep".formatted(MAX_DEPTH));
        }
        depths.putIfAbsent(words.getFirst(), depth);
        var least =
                switch (words.get(1)) {
                    case "all" -> OptionalLong.of(parts.size());
                    case "any" -> OptionalLong.of(1);
                    default -> CanonicalText.decimal(words.get(1));
                };
        if (least.isEmpty() || least.getAsLong() < 1 || least.getAsLong() > parts.size()) {
            return Optional.of("asks for a number from 1 to that of its members");
        }
        return define(
                words.getFirst(), new Quorum.Of(words.getFirst(), (int) least.getAsLong(), parts));
    }

    private Optional<String> define(String name, Quorum what) {
        if (name.equals(NONE)) {
            return Optional.of("none is no name");
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of("a name is of visible ASCII without braces and commas");
        }
        return named.putIfAbsent(name, what) == null
                ? Optional.empty()
                : Optional.of("is defined already: " + name);
    }

    private Optional<String> quorum(List<String> words) {
        if (words.size() != 1 || hasQuorum) {
            return Optional.of("written once: quorum NAME");
        }
        var name = words.getFirst();
        if (!name.equals(NONE) && !named.containsKey(name)) {
            return Optional.of("no line before this one defines " + name);
        }
        hasQuorum = true;
        quorum = name.equals(NONE) ? null : named.get(name);
        return Optional.empty();
    }

    /// Keys are named in UTF-8, unlike everything else here.
    private static Parsed<VerifierKey> key(String word) {
        return CanonicalText.utf8(word.getBytes(StandardCharsets.ISO_8859_1))
                .map(VerifierKey::parse)
                .orElseGet(() -> new Parsed.Malformed<>(0, "the name of a key is UTF-8"));
    }
}
