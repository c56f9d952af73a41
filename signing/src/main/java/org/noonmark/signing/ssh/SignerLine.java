package org.noonmark.signing.ssh;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one line of an allowed signers file: `principal [options] type base64 [comment]`
/// (ssh-keygen(1), ALLOWED SIGNERS).
sealed interface SignerLine {
    /// It allows somebody.
    record Good(AllowedSigner signer) implements SignerLine {}

    /// It says something that is not understood or not accepted.
    record Bad(String reason) implements SignerLine {}

    /// The longest line: an RSA key and its options.
    int MAX_LENGTH = 4096;

    /// Principal, options, type, key.
    int MEANINGFUL = 4;

    /// A word, with spaces inside quotes.
    Pattern WORD = Pattern.compile("((?:[^\\s\"]|\"[^\"]*\")++)(?:\\s++|$)");

    /// One option: its name, and its value in quotes.
    Pattern OPTION = Pattern.compile("([A-Za-z-]++)(?:=\"([^\"]*+)\")?+(?:,|$)");

    /// A literal name or namespace.
    Pattern LITERAL = Pattern.compile("[!-~&&[^\"*?,!]]{1,200}");

    static SignerLine read(String line) {
        if (line.length() > MAX_LENGTH) {
            return new Bad("the line is longer than " + MAX_LENGTH + " letters");
        }
        var words = words(line);
        if (words.isEmpty()) {
            return new Bad("a quotation mark is not closed");
        }
        var principal = words.getFirst();
        if (!LITERAL.matcher(principal).matches()) {
            return new Bad("must name one person, without quotes and patterns: " + principal);
        }
        if (words.size() < 2 || isType(words.get(1))) {
            return key(principal, Map.of(), words.subList(1, words.size()));
        }
        return switch (options(words.get(1))) {
            case Options.Bad(var reason) -> new Bad(reason);
            case Options.Good(var options) ->
                    key(principal, options, words.subList(2, words.size()));
        };
    }

    /// The words that can mean something; the rest is a comment.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(line);
        while (words.size() < MEANINGFUL && matcher.lookingAt()) {
            words.add(matcher.group(1));
            matcher.region(matcher.end(), line.length());
        }
        return words;
    }

    private static boolean isType(String word) {
        return word.startsWith("ssh-") || word.startsWith("sk-") || word.startsWith("ecdsa-");
    }

    private static SignerLine key(
            String principal, Map<String, String> options, List<String> words) {
        var bytes = words.size() < 2 ? Optional.<byte[]>empty() : SshSignature.base64(words.get(1));
        if (bytes.isEmpty()) {
            return new Bad("must be: principal [options] type key");
        }
        return switch (SshPublicKey.decode(bytes.get())) {
            case SshDecoded.Malformed<SshPublicKey>(var fault, _) ->
                    new Bad("%s %s".formatted(principal, fault.text()));
            case SshDecoded.Good<SshPublicKey>(var key) ->
                    key.type().word().equals(words.getFirst())
                            ? signer(principal, options, key)
                            : new Bad(
                                    "the key is no %s but %s"
                                            .formatted(words.getFirst(), key.type().word()));
        };
    }

    private static SignerLine signer(
            String principal, Map<String, String> options, SshPublicKey key) {
        var namespaces = List.<String>of();
        if (options.containsKey("namespaces")) {
            namespaces = List.of(options.getOrDefault("namespaces", "").split(",", -1));
            if (!namespaces.stream().allMatch(LITERAL.asMatchPredicate())) {
                return new Bad("namespaces must be names without patterns");
            }
        }
        var dates = List.of("valid-after", "valid-before");
        if (!dates.stream().allMatch(name -> isAbsentOrDate(options.get(name)))) {
            return new Bad("a date is written such as 20261231Z or 20261231235959Z, always in UTC");
        }
        var first = Optional.ofNullable(options.get("valid-after")).flatMap(SignerLine::instant);
        var last = Optional.ofNullable(options.get("valid-before")).flatMap(SignerLine::instant);
        if (first.isPresent() && last.filter(first.get()::isBefore).isEmpty() && last.isPresent()) {
            return new Bad("valid-before must be later than valid-after");
        }
        return new Good(new AllowedSigner(principal, key, namespaces, first, last));
    }

    /// What the options are, by name.
    sealed interface Options {
        /// Each once, and known.
        record Good(Map<String, String> options) implements Options {}

        /// One is not understood or not accepted.
        record Bad(String reason) implements Options {}
    }

    private static Options options(String text) {
        var found = new HashMap<String, String>();
        var each = OPTION.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!each.find() || each.start() != end) {
                return new Options.Bad("cannot be understood: " + text.substring(end));
            }
            end = each.end();
            var name = each.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("cert-authority")) {
                return new Options.Bad(
                        "cert-authority is refused: who signs would be decided by a certificate"
                                + " authority, not by this list");
            }
            if (!List.of("namespaces", "valid-after", "valid-before").contains(name)) {
                return new Options.Bad("there is no option or type of key " + each.group(1));
            }
            var value = each.group(2);
            if (value == null || found.put(name, value) != null) {
                return new Options.Bad(name + " needs one value, in quotes");
            }
        }
        return new Options.Good(found);
    }

    private static boolean isAbsentOrDate(@Nullable String text) {
        return text == null || instant(text).isPresent();
    }

    /// `YYYYMMDDZ`, `YYYYMMDDHHMMZ` or `YYYYMMDDHHMMSSZ`.
    private static Optional<Instant> instant(String text) {
        if (!text.matches("[0-9]{8}([0-9]{4}([0-9]{2})?)?Z")) {
            return Optional.empty();
        }
        try {
            var digits =
                    text.substring(0, text.length() - 1)
                            + "000000".substring(0, 15 - text.length());
            var form = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
            var date = LocalDateTime.parse(digits, form.withResolverStyle(ResolverStyle.STRICT));
            return Optional.of(date.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
